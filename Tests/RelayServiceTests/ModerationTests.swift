import Conferencing
import JSONCodec
import RelayService
import RelayWire
import Testing

/// What REST would be asked, over the control API, and what sessions hear of it.
@Suite struct ModerationTests {
    /// A service with one session, and alice and bob in a conference.
    private struct Scene {
        var bench = ServiceBench()
        var conference: JSONValue = .null
        let alice: JSONValue
        let bob: JSONValue

        init() throws {
            _ = bench.connect(1)
            let (alice, bob) = (bench.dial(1, "alice"), bench.dial(1, "bob"))
            let join = bench.ask(1, "calling.join_conference", alice.with(["name": "a"]))
            _ = bench.ask(1, "calling.join_conference", bob.with(["name": "a"]))
            conference = try #require(join.result?["conference_id"])
            self.alice = try #require(alice["call_id"])
            self.bob = try #require(bob["call_id"])
        }

        /// The code, or the sentence of a refusal; and the statuses that were told.
        mutating func moderate(_ kind: ModerationRequest.Kind, _ params: JSONObject) -> [String] {
            let (answer, told) = bench.control(.moderate(project: bench.project, kind, params: params))
            switch answer {
            case .json(let json): return [json["code"]?.stringValue ?? "no code"] + told.statuses
            case .refused(let sentence), .unknown(let sentence): return [sentence] + told.statuses
            case .done: return ["done"] + told.statuses
            }
        }
    }

    @Test func `each request has its effect, and the sessions hear of it`() throws {
        var scene = try Scene()
        let bob: JSONObject = ["ConferenceSid": scene.conference, "CallSid": scene.bob]
        #expect(scene.moderate(.updateParticipant, bob.with(["Muted": true])) == ["200", "participant-mute"])
        #expect(scene.moderate(.updateParticipant, bob.with(["Hold": true])) == ["200", "participant-hold"])
        #expect(
            scene.moderate(.updateParticipant, bob.with(["CallSidToCoach": scene.alice])) == [
                "200", "participant-modify",
            ]
        )
        #expect(scene.moderate(.updateParticipant, bob.with(["CallSidToCoach": "nobody"])) == ["16002"])
        let waiting: JSONObject = ["WaitUrl": "https://a.example/song.mp3", "WaitMethod": "GET"]
        #expect(scene.moderate(.updateParticipant, bob.with(waiting)) == ["200", "participant-modify"])
        #expect(scene.moderate(.updateParticipant, bob.with(waiting)) == ["200"])
        #expect(scene.moderate(.deleteParticipant, bob) == ["204", "participant-leave"])
        #expect(scene.moderate(.deleteParticipant, bob) == ["20404"])
        let end: JSONObject = ["ConferenceSid": scene.conference, "Status": "completed"]
        #expect(scene.moderate(.updateConference, end) == ["200", "participant-leave", "conference-end"])
        #expect(scene.moderate(.updateConference, end) == ["10000"])
    }

    @Test func `T10 streams are started and stopped as REST would`() throws {
        var scene = try Scene()
        let start: JSONObject = ["ConferenceSid": scene.conference, "Url": "wss://a.example", "Name": "taps"]
        let (answer, _) = scene.bench.control(
            .moderate(project: scene.bench.project, .startStream, params: start.with(["Parameter1.Name": "a"]))
        )
        guard case .json(let json) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(json["code"] == "200" && json["message"] == "queued")
        let sid = try #require(json["sid"])
        let stop: JSONObject = ["ConferenceSid": scene.conference, "Status": "stopped"]
        #expect(scene.moderate(.stopStream, stop.with(["Sid": sid])) == ["200"])
        #expect(scene.moderate(.stopStream, stop.with(["Sid": sid])) == ["21220"])
        #expect(scene.moderate(.startStream, start) == ["200"])
        #expect(scene.moderate(.stopStream, stop.with(["Sid": "taps"])) == ["200"])
        #expect(scene.moderate(.stopStream, stop.with(["Sid": "nobody"])) == ["20404"])
        #expect(scene.moderate(.startStream, start.with(["Url": "https://a.example"])) == ["31922"])
        #expect(scene.moderate(.startStream, ["ConferenceSid": scene.conference]) == ["Url is missing"])
        #expect(scene.moderate(.startStream, start.with(["Track": "all"])) == ["Track has no 'all'"])
        #expect(
            scene.moderate(.startStream, start.with(["StreamRealTime": 1])) == ["StreamRealTime must be true or false"]
        )
        #expect(scene.moderate(.stopStream, ["ConferenceSid": scene.conference, "Sid": sid]) == ["Status is missing"])
    }

    @Test(
        arguments: [
            (.updateParticipant, ["CallSid": "x"], "ConferenceSid is missing"),
            (.updateParticipant, ["ConferenceSid": "x"], "CallSid is missing"),
            (.deleteParticipant, ["ConferenceSid": "x"], "CallSid is missing"),
            (.deleteParticipant, ["ConferenceSid": 5, "CallSid": "x"], "ConferenceSid must be a text"),
            (
                .updateParticipant, ["ConferenceSid": "x", "CallSid": "y", "Muted": "true"],
                "Muted must be true or false"
            ),
            (.updateParticipant, ["ConferenceSid": "x", "CallSid": "y", "HoldUrl": 1], "HoldUrl must be a text"),
            (
                .updateParticipant, ["ConferenceSid": "x", "CallSid": "y", "WaitMethod": "PUT"],
                "WaitMethod must be GET or POST"
            ),
            (.updateConference, ["ConferenceSid": "x"], "Status is missing"),
            (.updateConference, ["ConferenceSid": "x", "Status": "init"], "Status must be completed"),
            (.updateConference, ["ConferenceSid": "x", "Status": "completed"], "20404"),
        ] as [(ModerationRequest.Kind, JSONObject, String)]
    )
    func `what cannot be read is told of, and changes nothing`(
        _ kind: ModerationRequest.Kind,
        _ params: JSONObject,
        _ sentence: String
    ) throws {
        var scene = try Scene()
        #expect(scene.moderate(kind, params) == [sentence])
    }

    @Test func `sessions that connect after a moderator are served like those before`() throws {
        var scene = try Scene()
        _ = scene.moderate(.updateConference, ["ConferenceSid": scene.conference, "Status": "completed"])
        _ = scene.bench.connect(2)
        let carol = scene.bench.dial(2, "carol")
        let told = scene.bench.ask(2, "calling.join_conference", carol.with(["name": "a"]))
        #expect(told.code == "200" && told.statuses == ["participant-join", "conference-start"])
        #expect(told.allSatisfy { $0.socket == 2 })
    }
}
