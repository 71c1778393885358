namespace ProviderGen.Testing.Tests;

public class FaultPlanTests
{
    [Fact]
    public void A_plan_that_is_not_armed_lets_every_call_through()
    {
        var plan = new FaultPlan();
        plan.Enter(FaultPoint.Read);
        Assert.Null(plan.Fired);
    }

    [Fact]
    public void The_call_that_was_chosen_fails_once()
    {
        var plan = new FaultPlan();
        plan.Arm(3);
        plan.Enter(FaultPoint.Read);
        plan.Enter(FaultPoint.Write);
        InjectedFaultException fault = Assert.Throws<InjectedFaultException>(() => plan.Enter(FaultPoint.Grow));
        plan.Enter(FaultPoint.Grow);

        Assert.Equal(FaultPoint.Grow, fault.Point);
        Assert.Same(fault, plan.Fired);
    }

    [Fact]
    public void Only_calls_of_the_chosen_kind_count()
    {
        var plan = new FaultPlan();
        plan.Arm(1, FaultPoint.Flush);
        plan.Enter(FaultPoint.Read);
        Assert.Throws<InjectedFaultException>(() => plan.Enter(FaultPoint.Flush));
    }

    [Fact]
    public void A_plan_that_is_disarmed_lets_every_call_through()
    {
        var plan = new FaultPlan();
        plan.Arm(1);
        plan.Disarm();
        plan.Enter(FaultPoint.Read);
        Assert.Null(plan.Fired);
    }

    [Fact]
    public void A_backing_without_a_plan_has_one_of_its_own()
    {
        var backing = new FaultyBacking(8);
        backing.Faults.Arm(1);
        Assert.Same(Assert.Throws<InjectedFaultException>(() => backing.AskLength()), backing.Faults.Fired);
        Assert.NotSame(backing.Faults, new FaultyBacking(8).Faults);
    }

    [Fact]
    public void There_is_no_call_before_the_first()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new FaultPlan().Arm(0));

    [Theory]
    [InlineData("LengthCore", FaultPoint.Length)]
    [InlineData("GrowCore", FaultPoint.Grow)]
    [InlineData("ZeroCore", FaultPoint.Zero)]
    [InlineData("ReadCore", FaultPoint.Read)]
    [InlineData("WriteCore", FaultPoint.Write)]
    [InlineData("FlushCore", FaultPoint.Flush)]
    public void A_provider_enters_a_plan_by_the_name_of_its_primitive(string primitive, FaultPoint point)
    {
        var plan = new FaultPlan();
        plan.Arm(1);

        Assert.Equal(point, Assert.Throws<InjectedFaultException>(() => plan.Enter(primitive)).Point);
        Assert.Throws<ArgumentException>(() => plan.Enter("DisposeCore"));
    }
}
