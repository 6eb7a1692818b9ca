using Secondments.Bench.Searching;
using Secondments.Contracts.Opportunities;

namespace Secondments.Bench.Loads;

/// <summary>
/// How many there are of what on the exchange that is loaded. People and posts are shared out among the bodies by Zipf's law,
/// with such an exponent that the largest body has a fifth of each.
/// </summary>
internal sealed record Population(int Bodies, int People, int Posts)
{
    private const double Largest = 0.2;

    /// <summary>The one that figures are told of.</summary>
    public static readonly Population Whole = new(Bodies: 200, People: 5_000, Posts: 100_000);

    /// <summary>A hundredth of its people and posts, to try the bench with.</summary>
    public static readonly Population Small = new(Bodies: 20, People: 50, Posts: 1_000);

    /// <summary>How many of <paramref name="all"/> each body has, the largest body first; together all of them.</summary>
    public IReadOnlyList<int> Shares(int all)
    {
        var exponent = Exponent();
        var whole = Sum(exponent);
        var shares = new int[Bodies];
        var (sum, given) = (0.0, 0);
        for (var body = 0; body < Bodies; body++)
        {
            sum += Weight(body, exponent);
            // What rounding takes from one it gives to the next.
            shares[body] = (int)Math.Round(all * sum / whole) - given;
            given += shares[body];
        }
        return shares;
    }

    /// <summary>A post made by number: of a kind that people of other employers may apply for.</summary>
    public static OpportunityDetails Post(int number) => SearchRows.Details(number) with { Kind = OpportunityKind.Traditional };

    private double Exponent()
    {
        var (low, high) = (0.0, 8.0);
        while (high - low > 1e-9)
        {
            var middle = (low + high) / 2;
            if (1 / Sum(middle) < Largest) low = middle;
            else high = middle;
        }
        return high;
    }

    private double Sum(double exponent) => Enumerable.Range(0, Bodies).Sum(body => Weight(body, exponent));

    private static double Weight(int body, double exponent) => Math.Pow(body + 1, -exponent);
}
