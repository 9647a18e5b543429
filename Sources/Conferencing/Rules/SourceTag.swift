/// The tags by which the tables say where something is written. Beside them stand the numbers of contradictions between
/// sources (`C14`), which the reference lists.
public enum SourceTag: String, Sendable, Hashable, CaseIterable {
    case assumed = "ASSUMED"
    case RA, SDKDOC, SWML, CXML, COMPAT, SDK, GUIDE, HIST, FS, TW
    case stream = "STREAM"
    case hooks = "HOOKS"
    case JS, TESTS, RATE, AGENT
    case ERR, LOGS

    /// What the tag stands for, in a few words.
    public var meaning: String {
        switch self {
        case .assumed: "nobody says so; the likeliest behaviour, which the real service may not share"
        case .RA: "SignalWire's AsyncAPI description of RELAY, in an unpublished branch of its documentation"
        case .SDKDOC: "SignalWire's published pages on the RELAY client of its Python SDK"
        case .SWML: "SignalWire's published page on the SWML method join_conference, and its specification"
        case .CXML: "SignalWire's published pages on conferences in cXML"
        case .COMPAT: "SignalWire's specification of its compatibility REST API"
        case .SDK: "the source of SignalWire's Python SDK"
        case .GUIDE: "SignalWire's notes for those who port the RELAY client to other languages"
        case .HIST: "the history of SignalWire's documentation"
        case .FS: "the conference module of SignalWire's public FreeSWITCH; a hint only"
        case .TW: "Twilio's pages on conferences, after which cXML is modelled; a hint only"
        case .stream: "SignalWire's published page on audio streams in cXML"
        case .hooks: "SignalWire's published pages on webhooks"
        case .JS: "the source of SignalWire's JavaScript SDKs"
        case .TESTS: "the tests of SignalWire's Python SDK"
        case .RATE: "SignalWire's published page on rate limits"
        case .AGENT: "SignalWire's example of an agent on a cXML stream"
        case .ERR: "SignalWire's published list of error codes"
        case .LOGS: "SignalWire's specification of its log API"
        }
    }
}
