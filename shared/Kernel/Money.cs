using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Secondments.Kernel;

/// <summary>
/// An amount in minor units (pence) of a currency (ISO 4217). As JSON: <c>{ "amount": "1234.50", "currency": "GBP" }</c>,
/// never negative, at most 999,999,999.99.
/// </summary>
[JsonConverter(typeof(MoneyJsonConverter))]
public readonly record struct Money(long MinorUnits, string Currency)
{
    public const long Most = 99_999_999_999;

    public static Money Pounds(decimal amount) => new((long)decimal.Round(amount * 100), "GBP");

    public decimal Amount => MinorUnits / 100m;

    /// <summary>Reads an amount such as <c>1234.50</c>: digits, at most two decimals, no sign, no exponent.</summary>
    public static Money? Parse(string amount, string currency) =>
        decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && value * 100 == decimal.Truncate(value * 100) && value * 100 <= Most && currency is "GBP" or "EUR" or "USD"
            ? new Money((long)(value * 100), currency)
            : null;
}

/// <summary>Money as <c>{ amount, currency }</c> with the amount as a string, so that no reader makes a float of it.</summary>
public sealed class MoneyJsonConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var wire = JsonSerializer.Deserialize<Wire>(ref reader, options);
        return Money.Parse(wire?.Amount ?? "", wire?.Currency ?? "")
            ?? throw new JsonException("Money is { \"amount\": \"1234.50\", \"currency\": \"GBP\" }, not negative and with at most two decimals.");
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Wire(value.Amount.ToString("0.00", CultureInfo.InvariantCulture), value.Currency), options);

    private sealed record Wire(string? Amount, string? Currency);
}
