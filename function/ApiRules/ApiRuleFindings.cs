using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.ApiRules;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class ApiRuleFindings
{
    static readonly RuleSet Rules = new(nameof(ApiRuleFindings), Gate.Config);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule ApiruleSeveralAuthentications = Rules.Error();
    public static readonly Rule ApiruleNoAuthentication = Rules.Error();
    public static readonly Rule ApiruleUnknownAuthorizer = Rules.Warning();
    public static readonly Rule ApiruleOriginForm = Rules.Error();
    public static readonly Rule ApiruleEmptyCorsPolicy = Rules.Error();
    public static readonly Rule ApiruleNoPreflight = Rules.Warning();
    public static readonly Rule ApiruleShortHostWithoutDomain = Rules.Error();
    public static readonly Rule ApiruleHostRefused = Rules.Error();
    public static readonly Rule ApiruleHostTaken = Rules.Error();
    public static readonly Rule ApiruleNameTaken = Rules.Error();
    public static readonly Rule ApiruleSeveralTokenPlaces = Rules.Error();
    public static readonly Rule ApiruleEmptyAuthorization = Rules.Error();
    public static readonly Rule ApiruleIssuerDiffers = Rules.Error();
    public static readonly Rule ApiruleMisplacedPathOperator = Rules.Error();
    public static readonly Rule ApirulePathCollision = Rules.Error();
    public static readonly Rule ApiruleNoGateway = Rules.Error();
    public static readonly Rule ApiruleHostOutsideGateway = Rules.Warning();
    public static readonly Rule ApiruleHostOutsideCertificate = Rules.Warning();
    public static readonly Rule ApiruleHostOccupied = Rules.Warning();
    public static readonly Rule ApirulePathsNotCompared = Rules.Warning();
    public static readonly Rule ApiruleNameTooLong = Rules.Error();
    public static readonly Rule ApiruleOriginRegex = Rules.Error();
    public static readonly Rule ApirulePathRegex = Rules.Error();
    public static readonly Rule ApirulePathNeverMatches = Rules.Warning();
    public static readonly Rule ApirulePathMatchesMore = Rules.Info();
    public static readonly Rule ApiruleVersion = Rules.Error();
    public static readonly Rule ApiruleHostCount = Rules.Error();
    public static readonly Rule ApiruleNoService = Rules.Error();
    public static readonly Rule ApiruleNullField = Rules.Warning();
}
