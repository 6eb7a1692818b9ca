using Secondments.Contracts.Search.Api;

namespace Secondments.Search.Domain;

/// <summary>In which step a length or a remote share falls.</summary>
internal static class Steps
{
    public static LengthStep? OfLength(int? weeks) => weeks switch
    {
        null => null,
        <= 5 => LengthStep.UpToOneMonth,
        <= 13 => LengthStep.UpToThreeMonths,
        <= 26 => LengthStep.UpToSixMonths,
        <= 53 => LengthStep.UpToOneYear,
        _ => LengthStep.OverOneYear,
    };

    public static RemoteStep OfRemote(int? share) => share switch
    {
        null or <= 0 => RemoteStep.OnSite,
        < 100 => RemoteStep.Hybrid,
        _ => RemoteStep.Remote,
    };
}
