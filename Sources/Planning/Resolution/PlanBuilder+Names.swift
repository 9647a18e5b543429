import Conferencing
import Scenarios
import YAMLSource

// How names of calls and conferences are resolved: each function gives what is meant, or takes in what is wrong and
// gives nil.

extension PlanBuilder {
    /// The calls that a verb acts on: one, or all of a group.
    mutating func calls(_ node: YAMLNode, _ subject: @autoclosure () -> String) -> [CastIndex]? {
        guard isName(node, subject(), "a call or a group") else { return nil }
        switch cast.meaning(of: node) {
        case .one(let member): return [member]
        case .group(let place): return cast.places[place].all
        case .broken: return nil
        case .noSuchMember(let place):
            refuseMember(of: place, at: node)
            return nil
        case .unknown:
            refuseCall(node)
            return nil
        }
    }

    /// One call.
    mutating func call(_ node: YAMLNode, _ subject: @autoclosure () -> String) -> CastIndex? {
        guard isName(node, subject(), "a call") else { return nil }
        switch cast.meaning(of: node) {
        case .one(let member): return member
        case .group(let place):
            refuseGroup(place, at: node)
            return nil
        case .broken: return nil
        case .noSuchMember(let place):
            refuseMember(of: place, at: node)
            return nil
        case .unknown:
            refuseCall(node)
            return nil
        }
    }

    /// All of a group, by its name.
    mutating func group(_ node: YAMLNode, _ subject: @autoclosure () -> String) -> [CastIndex]? {
        guard isName(node, subject(), "a group") else { return nil }
        switch cast.meaning(of: node) {
        case .group(let place): return cast.places[place].all
        case .one:
            findings.error(
                .notAGroup,
                "\(quote(node.text)) is one call, not a group",
                at: node,
                hints: ["write its name alone, without '\(GroupKey.each.rawValue)' or '\(GroupKey.any.rawValue)'"]
            )
            return nil
        case .broken: return nil
        case .noSuchMember(let place):
            refuseMember(of: place, at: node)
            return nil
        case .unknown:
            refuseCall(node)
            return nil
        }
    }

    /// A conference by its name.
    mutating func room(_ node: YAMLNode, _ subject: @autoclosure () -> String) -> RoomIndex? {
        guard isName(node, subject(), "a conference") else { return nil }
        switch rooms.meaning(of: node) {
        case .room(let room): return room
        case .broken: return nil
        case .unknown:
            refuseRoom(node)
            return nil
        }
    }

    /// The conference that is meant where a step names none; `place` is where it would be named.
    mutating func onlyRoom(at place: YAMLNode, _ verb: Verb) -> RoomIndex? {
        if let only = rooms.only, !rooms.mayMissSome { return only }
        guard !rooms.mayMissSome else { return nil }
        let names = rooms.rooms.prefix(8).map(\.alias) + (rooms.rooms.count > 8 ? ["others"] : [])
        findings.error(
            .conferenceNotNamed,
            "'\(verb.rawValue)' must name its conference, for there are \(ValueType.list(names, last: "and"))",
            at: place,
            hints: ["write { call: ..., conference: \(rooms.rooms[0].alias) }"].filter { _ in verb == .join }
        )
        return nil
    }

    private mutating func isName(_ node: YAMLNode, _ subject: @autoclosure () -> String, _ noun: String) -> Bool {
        guard !node.isInvalid else { return false }
        guard node.isScalar else {
            findings.wrongKind(subject(), mustBe: "the name of \(noun)", at: node)
            return false
        }
        guard !node.isNull else { return findings.isPresentScalar(node, subject(), mustBe: "the name of \(noun)") }
        guard !node.mayHoldReference else {
            findings.error(
                .referenceNotHere,
                "\(subject()) takes a name, not a reference",
                at: node,
                hints: ["write the name alone"]
            )
            return false
        }
        return true
    }

    // MARK: - What is wrong with a name

    private mutating func refuseCall(_ node: YAMLNode) {
        let name = node.text
        var hints = cast.nearest(to: name).didYouMean
        var notes: [Diagnostic.Note] = []
        if case .room(let room) = rooms.meaning(of: name), let range = rooms.rooms[Int(room.index)].range {
            notes = [Diagnostic.Note("it is a conference", at: SourcePlace(node.document.source, range))]
        } else if hints.isEmpty {
            hints = [cast.places.isEmpty ? "declare the cast under 'calls'" : "declare it under 'calls'"]
        }
        findings.error(
            .unknownCall,
            "there is no call \(quote(name)) in the cast",
            at: node,
            notes: notes,
            hints: hints
        )
    }

    mutating func refuseMember(of place: Int, at node: YAMLNode) {
        let group = cast.places[place]
        let name = group.declaration.name.value
        let note = declaration(of: group)
        let members = group.count == 1 ? "\(name).1" : "\(name).1 to \(name).\(group.count)"
        findings.error(
            .unknownCall,
            "the group '\(name)' has no \(quote(node.text)): its members are \(members)",
            at: node,
            notes: [note]
        )
    }

    private mutating func refuseGroup(_ place: Int, at node: YAMLNode) {
        let group = cast.places[place]
        let name = group.declaration.name.value
        let note = declaration(of: group)
        findings.error(
            .groupForOneCall,
            "'\(name)' is a group, and one call is needed here",
            at: node,
            notes: [note],
            hints: ["name one of its members, such as \(name).1"]
        )
    }

    private func declaration(of group: CastTable.Place) -> Diagnostic.Note {
        Diagnostic.Note(
            "it is declared here",
            at: SourcePlace(scenario.document.source, group.declaration.name.range)
        )
    }

    private mutating func refuseRoom(_ node: YAMLNode) {
        let name = node.text
        var hints = rooms.nearest(to: name).didYouMean
        var notes: [Diagnostic.Note] = []
        switch cast.meaning(of: name) {
        case .one, .group: notes = [Diagnostic.Note("it is a call")]
        case .noSuchMember, .broken, .unknown:
            if hints.isEmpty { hints = ["declare it under 'conferences'"] }
        }
        findings.error(
            .unknownConference,
            "there is no conference \(quote(name))",
            at: node,
            notes: notes,
            hints: hints
        )
    }
}
