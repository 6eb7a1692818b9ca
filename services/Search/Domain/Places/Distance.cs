namespace Secondments.Search.Domain.Places;

/// <summary>Great-circle distances in miles (haversine, mean radius 3,958.8 miles): good to about half a per cent.</summary>
internal static class Distance
{
    private const double Radius = 3958.8;
    private const double MilesADegree = Radius * Math.PI / 180;

    public static double Miles(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        var phi1 = double.DegreesToRadians(latitude1);
        var phi2 = double.DegreesToRadians(latitude2);
        var a = Square(Math.Sin((phi2 - phi1) / 2)) + (Math.Cos(phi1) * Math.Cos(phi2) * Square(Math.Sin(double.DegreesToRadians(longitude2 - longitude1) / 2)));
        return 2 * Radius * Math.Asin(Math.Min(1, Math.Sqrt(a)));
    }

    /// <summary>To the nearest of some points; infinite when there is none.</summary>
    public static double Nearest(double latitude, double longitude, (float Latitude, float Longitude)[] points)
    {
        var nearest = double.PositiveInfinity;
        foreach (var point in points)
            // The latitudes alone are a lower bound, and cheap.
            if (Math.Abs(point.Latitude - latitude) * MilesADegree < nearest)
                nearest = Math.Min(nearest, Miles(latitude, longitude, point.Latitude, point.Longitude));
        return nearest;
    }

    private static double Square(double value) => value * value;
}
