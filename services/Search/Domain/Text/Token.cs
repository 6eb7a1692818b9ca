namespace Secondments.Search.Domain.Text;

/// <summary>A word in a text: where it stands, and how it is compared (lower case, without accents, British spelling).</summary>
internal readonly record struct Token(int Start, int Length, string Word)
{
    public string Stem => Stemmer.Stem(Word);
}
