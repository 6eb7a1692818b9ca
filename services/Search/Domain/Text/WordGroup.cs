namespace Secondments.Search.Domain.Text;

/// <summary>Words by their stems. <paramref name="Together"/>: one after the other; otherwise anywhere in the text, all of them.</summary>
internal sealed record Wording(IReadOnlyList<string> Stems, bool Together)
{
    public override string ToString() => $"{(Together ? "=" : "")}{string.Join(' ', Stems)}";

    public static Wording Typed(IEnumerable<Token> tokens) => new([.. tokens.Select(t => StemOf(t)).Distinct()], false);

    /// <summary>The words one after the other; and, as a text may have a sign for «and», without that too.</summary>
    public static IEnumerable<Wording> Phrase(string words)
    {
        var stems = Tokeniser.Tokens(words).Select(t => words == "it" ? StemOf(t) : t.Stem).ToList();
        yield return new Wording(stems, true);
        if (stems.Contains("and")) yield return new Wording([.. stems.Where(s => s != "and")], true);
    }

    // Texts hold the abbreviation IT under its other name; as it is typed it may be in small letters.
    private static string StemOf(Token token) => token.Word == "it" ? Synonyms.InformationTechnology : token.Stem;
}

/// <summary>
/// One thing asked for. <paramref name="Same"/> are the words typed and other spellings of them; <paramref name="Others"/> say
/// the same in other words, and meet it less well.
/// </summary>
internal sealed record WordGroup(IReadOnlyList<Wording> Same, IReadOnlyList<Wording> Others)
{
    public IEnumerable<Wording> All => Same.Concat(Others);

    /// <summary>What was asked for alone, without what else says the same.</summary>
    public WordGroup Exact => Others.Count == 0 ? this : this with { Others = [] };
}
