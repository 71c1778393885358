using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ProviderGen.Analyzers.Tests.Harness;

/// <summary>Does what one case of a fix says, and compares: text, what is still reported, and that it compiles.</summary>
internal sealed class FixRun(FixCase fixing, string lineEnding, CodeFixProvider fix, ImmutableArray<DiagnosticAnalyzer> analyzers)
{
    private readonly MarkedSource[] _before = Parse(fixing, document => document.Before, lineEnding);
    private readonly MarkedSource[] _after = Parse(fixing, document => document.After, lineEnding);

    /// <returns>The equivalence keys of what is offered at the places that are marked.</returns>
    public async Task<IReadOnlySet<string>> Check()
    {
        using var workspace = new AdhocWorkspace();
        FixProject project = FixProject.Create(workspace, fixing.Rule, _before.Select(source => source.Text), fix, analyzers);
        await project.Check(_before);

        var keys = new HashSet<string>();
        for (int i = 0; i < _before.Length; i++)
        {
            foreach (Mark mark in _before[i].Marks.Where(mark => mark.Id == fixing.Rule))
                keys.UnionWith((await project.Offer(i, mark.Span)).Select(Key));
        }

        await (fixing.Kind switch
        {
            FixKind.One => CheckOne(project),
            FixKind.All => CheckAll(project),
            _ => CheckNone(keys),
        });
        return keys;
    }

    /// <summary>Fixes everything as tools do that know no equivalence key.</summary>
    public async Task CheckWithoutKey()
    {
        using var workspace = new AdhocWorkspace();
        FixProject project = FixProject.Create(workspace, fixing.Rule, _before.Select(source => source.Text), fix, analyzers);
        await (await project.FixProjectWide(null)).Check(_after);
    }

    /// <summary>Fixes the one place, and compares nothing.</summary>
    /// <returns>The first document.</returns>
    public async Task<string> Mend()
    {
        using var workspace = new AdhocWorkspace();
        FixProject project = FixProject.Create(workspace, fixing.Rule, _before.Select(source => source.Text), fix, analyzers);
        return await (await ApplyOne(project)).Text(0);
    }

    private async Task CheckOne(FixProject project) => await (await ApplyOne(project)).Check(_after);

    private async Task<FixProject> ApplyOne(FixProject project)
    {
        // The place to fix is the one that is not marked by its id.
        string marked = fixing.Documents[0].Before.ReplaceLineEndings(lineEnding);
        MarkedSource place = MarkedSource.Parse(marked, "here");
        Mark here = Assert.Single(place.Marks, mark => mark.Id == "here");
        CodeAction action = Assert.Single(await project.Offer(0, here.Span), action => action.EquivalenceKey == fixing.Key);
        Assert.False(string.IsNullOrWhiteSpace(action.Title));
        return await project.Apply(action);
    }

    private async Task CheckAll(FixProject project)
    {
        await (await project.FixProjectWide(fixing.Key!)).Check(_after);
        for (int i = 0; i < _before.Length; i++)
        {
            FixProject changed = await project.FixDocument(i, fixing.Key!);
            await changed.CheckTexts([.. _before.Select((source, j) => i == j ? _after[j] : source)]);
        }
    }

    private Task CheckNone(IReadOnlySet<string> keys)
    {
        if (fixing.Key is null)
            Assert.Empty(keys);
        else
            Assert.DoesNotContain(fixing.Key, keys);
        return Task.CompletedTask;
    }

    private static string Key(CodeAction action)
    {
        Assert.False(string.IsNullOrWhiteSpace(action.EquivalenceKey), $"'{action.Title}' has no equivalence key.");
        return action.EquivalenceKey;
    }

    private static MarkedSource[] Parse(FixCase fixing, Func<(string Before, string After), string> select, string lineEnding)
        => [.. fixing.Documents.Select(document => MarkedSource.Parse(select(document).ReplaceLineEndings(lineEnding), fixing.Rule))];
}
