using System.Text.RegularExpressions;
using Secondments.Contracts.Organisations.Api;

namespace Secondments.Organisations.Domain;

/// <summary>How each register writes its numbers.</summary>
internal static partial class RegisterNumbers
{
    /// <summary>The number in the register's own writing, or null when it can't be one of its numbers.</summary>
    public static string? Read(Register register, string text)
    {
        var number = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        // Companies House numbers are eight long; people leave out leading zeros.
        if (register is Register.CompaniesHouse && number.Length is > 4 and < 8 && number.All(char.IsAsciiDigit)) number = number.PadLeft(8, '0');
        return Shape(register).IsMatch(number) ? number : null;
    }

    public static string Hint(Register register) => register switch
    {
        Register.CompaniesHouse => "Enter 8 characters, such as 01234567 or SC123456.",
        Register.CharityCommission => "Enter 6 or 7 digits, such as 1234567.",
        Register.ScottishCharity => "Enter SC and 6 digits, such as SC012345.",
        Register.NorthernIrelandCharity => "Enter NIC and 6 digits, such as NIC101234.",
        Register.Ukprn => "Enter 8 digits that start with 1, such as 10001234.",
        Register.Ods => "Enter 3 to 6 letters and digits, such as RCF.",
        _ => "Enter a letter and 8 digits, such as E08000034.",
    };

    private static Regex Shape(Register register) => register switch
    {
        Register.CompaniesHouse => CompaniesHouse(),
        Register.CharityCommission => CharityCommission(),
        Register.ScottishCharity => ScottishCharity(),
        Register.NorthernIrelandCharity => NorthernIrelandCharity(),
        Register.Ukprn => Ukprn(),
        Register.Ods => Ods(),
        _ => OnsCode(),
    };

    [GeneratedRegex("^([0-9]{8}|[A-Z]{2}[0-9]{6})\\z")]
    private static partial Regex CompaniesHouse();

    [GeneratedRegex("^[0-9]{6,7}(-[0-9]{1,3})?\\z")]
    private static partial Regex CharityCommission();

    [GeneratedRegex("^SC[0-9]{6}\\z")]
    private static partial Regex ScottishCharity();

    [GeneratedRegex("^NIC[0-9]{6}\\z")]
    private static partial Regex NorthernIrelandCharity();

    [GeneratedRegex("^1[0-9]{7}\\z")]
    private static partial Regex Ukprn();

    [GeneratedRegex("^[A-Z0-9]{3,6}\\z")]
    private static partial Regex Ods();

    [GeneratedRegex("^[EWSN][0-9]{8}\\z")]
    private static partial Regex OnsCode();
}
