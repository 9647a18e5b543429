import Conferencing
import JSONCodec
import RelayWire
import Testing

/// What the control API says of a conference, as a client reads it.
@Suite struct ListingTests {
    @Test func `calls, music, announcements and streams are told apart, as listeners and as what is heard`() throws {
        let heard: JSONValue = ["a", "hold_music", "stream.taps", "announcement"]
        let json: JSONValue = [
            "conference_id": "c", "state": "running", "members": [["call_id": "a", "hears": heard]],
            "streams": [["name": "taps", "hears": heard], ["name": "other"]],
            "recording": ["status": "in-progress", "acl": "private", "hears": heard],
        ]
        var reader = EventReader()
        let read = reader.listing(json)
        let listing = try #require(read)
        let taps = StreamLabel(StreamID(-1), name: "taps")
        let sources: [AudioSource] = [.call(CallID(0)), .holdMusic, .stream(taps), .announcement]
        #expect(listing.members.map(\.hears) == [sources])
        #expect(listing.streams.map(\.label.name) == ["taps", "other"])
        #expect(listing.streams.map(\.hears) == [sources, nil])
        #expect(listing.recording?.hears == sources)
    }

    @Test(arguments: [["streams": [[:]]], ["recording": ["status": "odd", "acl": "private"]]] as [JSONValue])
    func `what cannot be read is no listing`(wrong: JSONValue) {
        var json: JSONObject = ["conference_id": "c", "state": "running", "members": []]
        for member in wrong.objectValue ?? [:] { json.append(member.name, member.value) }
        var reader = EventReader()
        let listing = reader.listing(.object(json))
        #expect(listing == nil)
    }
}
