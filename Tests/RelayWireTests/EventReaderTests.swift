import Conferencing
import JSONCodec
import RelayWire
import Testing

/// What a client makes of events.
@Suite struct EventReaderTests {
    private func params(_ status: String, size: Int, _ more: JSONObject = [:]) -> JSONObject {
        var params: JSONObject = [
            "conference_id": "C1", "name": "standup", "status": .string(status), "size": .number(JSONNumber(size)),
        ]
        for member in more { params.append(member.name, member.value) }
        return params
    }

    @Test func `W32 an event that bears no call goes by its conference, and is not dropped`() throws {
        var reader = EventReader()
        let names = EventReader.Names(tag: { _ in nil })
        func read(_ params: JSONObject) throws -> ConferenceEvent {
            let event = reader.event(EventEnvelope(type: "calling.conference", params: params), names)
            guard case .conference(let body) = event.body else { throw BadFrame(.unknown, .malformed("\(event.body)")) }
            return body
        }
        let join = try read(params("participant-join", size: 1, ["call_id": "A", "node_id": "N"]))
        let start = try read(params("conference-start", size: 1))
        let end = try read(params("conference-end", size: 0))
        #expect(join.call != nil && start.call == nil && end.call == nil)
        #expect([start.conference, end.conference] == [join.conference, join.conference])
        let other = try read(params("conference-start", size: 1).replacing("conference_id", with: "C2"))
        #expect(other.conference != start.conference)
    }
}

extension JSONObject {
    fileprivate func replacing(_ name: String, with value: JSONValue) -> JSONObject {
        var replaced: JSONObject = [:]
        for member in self { replaced.append(member.name, member.name == name ? value : member.value) }
        return replaced
    }
}
