using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.ApiRules;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class ApiRuleFindings
{
    static readonly RuleTexts Texts = new(nameof(ApiRuleFindings));

    public static readonly Rule ApiruleSeveralAuthentications = Texts.Error();
    public static readonly Rule ApiruleNoAuthentication = Texts.Error();
    public static readonly Rule ApiruleUnknownAuthorizer = Texts.Warning();
    public static readonly Rule ApiruleOriginForm = Texts.Error();
    public static readonly Rule ApiruleEmptyCorsPolicy = Texts.Error();
    public static readonly Rule ApiruleNoPreflight = Texts.Warning();
    public static readonly Rule ApiruleShortHostWithoutDomain = Texts.Error();
    public static readonly Rule ApiruleHostRefused = Texts.Error();
    public static readonly Rule ApiruleHostTaken = Texts.Error();
    public static readonly Rule ApiruleNameTaken = Texts.Error();
    public static readonly Rule ApiruleSeveralTokenPlaces = Texts.Error();
    public static readonly Rule ApiruleEmptyAuthorization = Texts.Error();
    public static readonly Rule ApiruleIssuerDiffers = Texts.Error();
    public static readonly Rule ApiruleMisplacedPathOperator = Texts.Error();
    public static readonly Rule ApirulePathCollision = Texts.Error();
    public static readonly Rule ApiruleNoGateway = Texts.Error();
    public static readonly Rule ApiruleHostOutsideGateway = Texts.Warning();
    public static readonly Rule ApiruleHostOutsideCertificate = Texts.Warning();
    public static readonly Rule ApiruleHostOccupied = Texts.Warning();
    public static readonly Rule ApirulePathsNotCompared = Texts.Warning();
    public static readonly Rule ApiruleNameTooLong = Texts.Error();
    public static readonly Rule ApiruleOriginRegex = Texts.Error();
    public static readonly Rule ApirulePathRegex = Texts.Error();
    public static readonly Rule ApirulePathNeverMatches = Texts.Warning();
    public static readonly Rule ApirulePathMatchesMore = Texts.Info();
    public static readonly Rule ApiruleVersion = Texts.Error();
    public static readonly Rule ApiruleHostCount = Texts.Error();
    public static readonly Rule ApiruleNoService = Texts.Error();
    public static readonly Rule ApiruleNullField = Texts.Warning();
}
