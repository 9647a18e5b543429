public import Conferencing

/// What a coverage report counts, kind by kind.
public enum CoverageKind: String, Sendable, Hashable, CaseIterable {
    /// The options of a join, and the members of those that are objects.
    case options
    /// The values that an option may have, where they can be listed.
    case values
    /// What an event may tell: statuses, states, types.
    case events
    /// The rules of the service.
    case rules
    /// The codes with which it refuses.
    case refusals

    /// Everything of the kind, in the order of its table.
    public var names: [String] {
        switch self {
        case .options: CoverageKind.parameters.map(\.name)
        case .values: CoverageKind.parameters.flatMap { name, type in type.words.map { "\(name): \($0)" } }
        case .events:
            ConferenceStatus.allCases.map(\.rawValue)
                + CallState.allCases.map { "\(EventType.callState.rawValue) \($0.rawValue)" }
                + DialState.allCases.map { "\(EventType.callDial.rawValue) \($0.rawValue)" }
                // Calls are offered before step 1, where nothing can be expected: calling.call.receive is not among these.
                + [EventType.callStream, .callSendDigits].map(\.rawValue)
        case .rules: Rules.all.map(\.id).filter { CoverageKind.reasonOutOfReach($0) == nil }.map(\.rawValue)
        case .refusals: ReplyCode.refusals.map(\.text)
        }
    }

    /// Each option with its way from the join.
    private static let parameters: [(name: String, type: ValueType)] = {
        func flat(_ parameters: [Parameter], _ path: String) -> [(name: String, type: ValueType)] {
            parameters.flatMap { parameter in
                let name = path + parameter.name
                guard case .object(let members) = parameter.type else { return [(name, parameter.type)] }
                return [(name, parameter.type)] + flat(members, name + ".")
            }
        }
        return flat(JoinParameters.all, "")
    }()

    /// Why no scenario can depend on a rule; nil where one can.
    public static func reasonOutOfReach(_ rule: RuleID) -> String? {
        switch rule {
        case .R1: "a scenario has one project"
        case .R2: "all calls of the simulator come by RELAY"
        case .R10: "none should: a step wants the reply and the event, in whichever order"
        case .R18: "no call is bridged here"
        case .R19: "it orders what comes at one instant, which no event tells"
        case .R47: "it is kept below what a scenario sees of a connection"
        case .T2: "no verb asks REST for several changes at once"
        case .T8, .T11: "no step reads what is over"
        case .T12: "regions get their other names on REST's wire alone"
        case .T13: "no verb deletes a recording"
        case .S5, .S11, .S14, .S23, .S25: "there are no samples and no sockets here"
        case let other where other.rawValue.hasPrefix("W"): "the wire's: '--link wire' runs every scenario over it"
        case _: nil
        }
    }
}

extension ValueType {
    /// The values that can be listed.
    fileprivate var words: [String] {
        switch self {
        case .boolean: ["true", "false"]
        case .word(let words), .words(let words): words
        case .integer, .number, .text, .url, .call, .conference, .codec, .object, .texts: []
        }
    }
}
