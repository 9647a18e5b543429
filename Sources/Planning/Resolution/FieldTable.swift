import Conferencing
import Scenarios
import YAMLSource

/// The events that an entry may name, and their fields, to be found by their bytes.
enum EventTables {
    private static let statuses = NameIndex(ConferenceStatus.allCases.map(\.rawValue))
    private static let types = NameIndex(EventType.allCases.map(\.rawValue))

    /// What an entry's key names.
    enum Named {
        case status(ConferenceStatus)
        case type(EventType)
        case form(EntryForm)
    }

    /// The event that a scalar names.
    static func event(_ node: YAMLNode) -> Named? {
        if let place = statuses.place(of: node) { return .status(ConferenceStatus.allCases[place]) }
        if let place = types.place(of: node) { return .type(EventType.allCases[place]) }
        return EntryForm.table.word(node).map { .form($0) }
    }

    /// Every name that an entry may begin with, for the guess at a misspelt one.
    static let names =
        ConferenceStatus.allCases.map(\.rawValue) + EventType.allCases.map(\.rawValue)
        + EntryForm.allCases.map(\.rawValue)

    /// The fields of an event type.
    static func fields(of type: EventType) -> FieldTable {
        switch type {
        case .conference: conference
        case .callState: callState
        case .callDial: callDial
        case .callStream: callStream
        case .callReceive: callReceive
        case .callSendDigits: callSendDigits
        }
    }

    private static let conference = FieldTable(.conference)
    private static let callState = FieldTable(.callState)
    private static let callDial = FieldTable(.callDial)
    private static let callStream = FieldTable(.callStream)
    private static let callReceive = FieldTable(.callReceive)
    private static let callSendDigits = FieldTable(.callSendDigits)
}

/// The fields of one event type.
struct FieldTable: Sendable {
    let all: [EventField]
    private let names: NameIndex
    /// The field that `call` stands for.
    let ofCall: EventField?

    init(_ type: EventType) {
        all = EventFields.of(type)
        names = NameIndex(all.map(\.name))
        ofCall = EventFields.callField(of: type)
    }

    /// The field with the name that a scalar writes.
    func field(_ node: YAMLNode) -> EventField? { names.place(of: node).map { all[$0] } }

    /// The field with this name.
    func field(_ name: String) -> EventField? { names.place(of: name).map { all[$0] } }

    /// Whether some field lies within an object of this name.
    func isObject(_ name: String) -> Bool { all.contains { $0.name.hasPrefix(name + ".") } }

    /// The name that was probably meant by one that is none.
    func nearest(to name: String) -> String? {
        let other = all.first { $0.otherNames.contains(name) }?.name
        return other ?? Guess.name(for: name, among: EntryKey.allCases.map(\.rawValue) + all.map(\.name))
    }
}
