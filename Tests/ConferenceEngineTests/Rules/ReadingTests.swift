import ConferenceEngine
import Conferencing
import Testing

struct `Reading over REST` {
    /// Two members, of whom one left again.
    private func left(_ value: ParticipantAfterLeave) -> Script {
        var script = Script(\.participantAfterLeave, value)
        script.up("alice", "bob")
        script.join("alice")
        script.join("bob", start: false, muted: true, coach: "alice")
        script.wait(.seconds(1))
        script.leave("bob")
        return script
    }

    static let afterLeaving: [Row<ParticipantAfterLeave>] = [
        Row(.completed, "bob [muted coaching] coaches alice completed joined 100ms left 1.1s"),
        Row(.notFound, "20404 404"),
    ]

    @Test(arguments: afterLeaving) func `T8 who has left is read as the profile has it, and is not listed`(
        row: Row<ParticipantAfterLeave>
    ) {
        let script = left(row.value)
        #expect([script.read("bob")] == row.lines)
        #expect(script.read("alice") == "alice [start] in-progress joined 100ms")
        #expect(script.participants() == ["alice [start] in-progress joined 100ms"])
        #expect(Self.afterLeaving.coverEveryValue())
    }

    @Test func `T8 how it was as it left stays, whatever it does elsewhere`() {
        var script = left(.completed)
        let before = script.read("bob")
        script.join("bob", "other")
        script.update("bob", 1, hold: true)
        #expect(script.read("bob") == before)
        #expect(script.read("bob", 1) == "bob [hold start] in-progress joined 1.1s")
        script.leave("bob", 1)
        script.join("bob")
        #expect(script.read("bob") == "bob [start] in-progress joined 1.1s")
        #expect(script.read("bob", 1) == "bob [hold start] completed joined 1.1s left 1.1s")
    }

    @Test func `T8 however it leaves: by a hangup, a kick, or the end`() {
        var script = Script()
        let all = ["alice", "bob", "carol", "dave"]
        script.up("alice", "bob", "carol", "dave")
        for call in all { script.join(call) }
        script.hangUp("bob")
        script.kick("carol")
        script.endConference()
        for call in all { #expect(script.read(call) == "\(call) [start] completed joined 100ms left 100ms") }
        #expect(script.participants() == [])
    }

    @Test func `T8 who was never in it is not found`() {
        var script = left(.completed)
        script.up("carol")
        #expect(script.read("carol") == "20404 404")
        #expect(script.read("alice", 1) == "20404 404")
    }

    @Test func `T11 a conference that has ended stays readable, and what bears its name after it is another`() {
        var script = Script()
        script.up("alice")
        script.join("alice", region: .eu)
        #expect(script.read() == "running room eu created 100ms")
        script.wait(.seconds(1))
        script.leave("alice")
        let ended = "ended room eu created 100ms ended 1.1s"
        #expect(script.read() == ended)
        #expect(script.participants() == [])
        script.join("alice", start: false)
        script.wait(.seconds(24 * 3600))
        #expect(script.read() == ended)
        #expect(script.conferences() == [ended, "waiting room global created 1.1s"])
    }

    @Test func `T1 another project reads nothing, nor does anybody where REST does not see RELAY`() {
        var script = left(.completed)
        #expect(script.read(project: 7) == "20404 404")
        #expect(script.read("bob", project: 7) == "20404 404")
        #expect(script.participants(project: 7) == ["20404 404"])
        #expect(script.conferences(project: 7) == [])
        #expect(script.read(-1) == "20404 404")
        script = Script(\.restSeesRelay, false)
        script.up("alice")
        script.join("alice")
        #expect(script.read("alice") == "20404 404")
        #expect(script.conferences() == [])
    }

    static let statuses: [Row<CompletedUpdateStatus>] = [
        Row(.unprocessable, "10000 422", "10000 422"), Row(.badRequest, "10000 400", "10000 400"),
    ]

    @Test(arguments: statuses) func `T3 what has ended is refused with the status of the profile`(
        row: Row<CompletedUpdateStatus>
    ) {
        var script = Script(\.completedUpdateStatus, row.value)
        script.up("alice")
        script.join("alice")
        script.endConference()
        let alice = script.names.call("alice")
        let refusals = [
            script.refusal(.end(ConferenceID(0))), script.refusal(.update(alice, in: ConferenceID(0), .init())),
        ]
        #expect(refusals == row.lines)
        #expect(Self.statuses.coverEveryValue())
    }

    @Test(arguments: CompletedUpdateStatus.allCases)
    func `T13 whatever the profile, to delete what runs is unprocessable`(value: CompletedUpdateStatus) {
        var script = Script(\.completedUpdateStatus, value)
        script.up("alice")
        script.join("alice", with: { $0.record = .recordFromStart })
        #expect(script.refusal(.deleteRecording(of: ConferenceID(0))) == "10000 422")
    }

    @Test func `an engine that remembers nothing shows nothing`() {
        var script = Script()
        script.engine = ConferenceEngine(profile: .relay)
        script.give(.connect(SessionID(0), ProjectID(0)))
        script.up("alice")
        script.join("alice")
        #expect(script.read() == "20404 404")
        #expect(script.read("alice") == "20404 404")
    }
}
