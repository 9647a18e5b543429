import Conferencing
import Scenarios
import YAMLSource

/// The conferences, to be found by name.
struct RoomTable {
    /// What a name means.
    enum Named {
        case room(RoomIndex)
        /// A name whose declaration could not be read; that has been said.
        case broken
        case unknown
    }

    /// The conferences in the order of their declaration; the one that is there when none is declared.
    let rooms: [Room]
    private let names: NameIndex
    private let isPartial: Bool

    /// Lists a scenario's conferences.
    init(_ scenario: Scenario, _ findings: inout Findings) {
        isPartial = scenario.hasUnreadableConferences
        var rooms: [Room] = []
        var wireNames: [String: SourceRange] = [:]
        for conference in scenario.conferences {
            let alias = conference.alias.value
            let wireName = conference.wireName?.value ?? alias
            let range = conference.wireName?.range ?? conference.alias.range
            if let first = wireNames.updateValue(range, forKey: wireName) {
                findings.error(
                    .duplicateName,
                    "two conferences have the name \(quote(wireName)) on the wire, and so are one",
                    at: range,
                    in: scenario.document,
                    notes: [
                        Diagnostic.Note("it is given here first", at: SourcePlace(scenario.document.source, first))
                    ]
                )
            }
            rooms.append(Room(alias: alias, wireName: wireName, range: conference.alias.range))
        }
        if rooms.isEmpty {
            rooms = [Room(alias: ConferenceNames.undeclared, wireName: ConferenceNames.undeclared, range: nil)]
        }
        self.rooms = rooms
        names = NameIndex(rooms.map(\.alias))
    }

    /// The room that is meant where none is named; nil where there are several.
    var only: RoomIndex? { rooms.count == 1 ? RoomIndex(0) : nil }

    /// Whether a conference may be missing here because its declaration could not be read.
    var mayMissSome: Bool { isPartial }

    /// What the name that a scalar writes means.
    func meaning(of node: YAMLNode) -> Named { meaning(names.place(of: node)) }

    /// What a name means.
    func meaning(of name: String) -> Named { meaning(names.place(of: name)) }

    private func meaning(_ place: Int?) -> Named {
        guard let place else { return isPartial ? .broken : .unknown }
        return .room(RoomIndex(Int32(place)))
    }

    /// The name that was probably meant by one that is none.
    func nearest(to name: String) -> String? {
        Nearest.name(to: name, among: rooms.prefix(2000).map(\.alias))
    }
}
