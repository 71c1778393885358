namespace ProviderGen.Shapes;

/// <summary>The arguments of the attribute.</summary>
internal readonly struct ProviderOptions
{
    private ProviderOptions(AttributeData attribute)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            switch (argument.Key, argument.Value.Value)
            {
                case ("PageSize", int value):
                    PageSize = value;
                    break;
                case ("MaxPages", long value):
                    MaxPages = value;
                    break;
                case ("BackingZeroFills", bool value):
                    BackingZeroFills = value;
                    break;
                case ("StartsEmpty", bool value):
                    StartsEmpty = value;
                    break;
                case ("ReadOnly", bool value):
                    ReadOnly = value;
                    break;
            }
        }
    }

    public int PageSize { get; } = 65_536;

    /// <summary>Null when the attribute does not say.</summary>
    public long? MaxPages { get; }

    public bool BackingZeroFills { get; }

    public bool StartsEmpty { get; }

    public bool ReadOnly { get; }

    public static ProviderOptions Read(AttributeData attribute, List<ShapeProblem> problems)
    {
        var options = new ProviderOptions(attribute);
        int pageSize = options.PageSize;
        bool isPageSize = pageSize is >= 1 and <= 1 << 30 && (pageSize & (pageSize - 1)) == 0;
        if (!isPageSize)
            Report($"PageSize is {pageSize}, and must be a power of two from 1 to 1073741824");
        if (options.MaxPages is < 1)
            Report($"MaxPages is {options.MaxPages}, and must be at least 1");
        else if (isPageSize && options.MaxPages > long.MaxValue / pageSize)
            Report($"MaxPages is {options.MaxPages}, and so many pages of {pageSize} bytes are more than a long can address");
        return options;

        void Report(FormattableString reason) => problems.Add(new ShapeProblem(
            ShapeProblemKind.InvalidOption,
            attribute.ApplicationSyntaxReference?.SyntaxTree.GetLocation(attribute.ApplicationSyntaxReference.Span),
            FormattableString.Invariant(reason)));
    }
}
