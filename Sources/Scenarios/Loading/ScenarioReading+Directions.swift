import Conferencing
import YAMLSource

extension ScenarioReading {
    /// Takes in the keys that mean nothing for a call of this direction: to pass over them would be to promise something.
    mutating func checkDirection(of call: CallDeclaration, _ keys: [String: YAMLNode]) {
        func key(_ word: CallKey) -> YAMLNode? { keys[word.rawValue] }
        switch call.direction {
        case .inbound:
            for word in [CallKey.tag, .phone, .dial] {
                guard let key = key(word) else { continue }
                findings.error(.conflictingKeys, "an inbound call has no '\(word.rawValue)': \(word.reason)", at: key)
            }
        case .outbound:
            if let context = key(.context) {
                let hints = key(.direction) == nil ? ["write direction: inbound beside it"] : []
                findings.error(.conflictingKeys, "only an inbound call has a 'context'", at: context, hints: hints)
            }
            if let key = keys[DialOptions.Key.headers.rawValue], call.dial.device != .sip {
                findings.error(
                    .conflictingKeys,
                    "'headers' are sent to SIP endpoints only",
                    at: key,
                    hints: keys[DialOptions.Key.type.rawValue] == nil ? ["write type: sip beside it"] : []
                )
            }
        }
    }
}

extension CallKey {
    /// Why an inbound call does not have it.
    fileprivate var reason: String {
        switch self {
        case .tag: "a tag is the dialler's word for a call that it dials"
        case .phone: "it is rung, and nobody's phone rings"
        case .dial: "it comes in before step 1, and nobody dials it"
        case .context, .direction, .controlledBy, .count: ""
        }
    }
}

extension PhoneWord {
    /// What the phone does.
    var behaviour: PhoneBehaviour {
        switch self {
        case .busy: .busy
        case .noAnswer: .noAnswer
        case .decline: .decline
        }
    }
}
