import Conferencing
import Execution
import Testing

/// What the simulated service does not do yet, or a session may only see in part, and is lawful all the same.
enum LawfulTales {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var isAlone = true
        var profile = Profile.relay
        var tale: @Sendable (inout Tale) -> Void

        init(
            _ what: String,
            isAlone: Bool = true,
            _ change: @Sendable (inout Profile) -> Void = { _ in },
            _ tale: @escaping @Sendable (inout Tale) -> Void
        ) {
            testDescription = what
            self.isAlone = isAlone
            self.tale = tale
            change(&profile)
        }
    }

    static let rows: [Row] = [
        Row("a recording's whole life") {
            BrokenLaws.two(&$0)
            $0.event(.recordStart)
            $0.event(.recordPause)
            $0.event(.recordResume)
            $0.event(.recordPause)
            $0.leave(0)
            $0.leave(1)
            $0.event(.recordStop)
            $0.end(by: 1)
        },
        Row("speech by turns, with a mute between") {
            BrokenLaws.two(&$0)
            $0.event(.participantSpeechStart, 0)
            $0.event(.participantSpeechStart, 1)
            $0.event(.participantSpeechStop, 0)
            $0.change(.participantMute, 0) { $0.insert(.muted) }
            $0.change(.participantUnmute, 0) { $0.remove(.muted) }
            $0.event(.participantSpeechStart, 0)
            $0.event(.participantSpeechStop, 0)
        },
        Row("a coach whose target leaves and that turns to another") {
            BrokenLaws.two(&$0)
            $0.up(2)
            $0.join(2, coach: 0)
            $0.leave(0)
            $0.event(.participantSpeechStart, 2)
            $0.event(.participantSpeechStop, 2)
            $0.coach(2, 1)
            $0.event(.participantModify, 2, coach: 1)
        },
        Row("what is heard on hold and while waiting changes, which nothing else shows") {
            BrokenLaws.two(&$0)
            $0.update(0) {
                $0.holdURL = "https://a.example/song.mp3"
                $0.waitURL = "https://a.example/song.mp3"
            }
            $0.event(.participantModify, 0)
            $0.event(.participantModify, 0)
            $0.update(1) { $0.waitURL = "https://a.example/song.mp3" }
        },
        Row("REST ends it: all leave, and no call has caused it") {
            BrokenLaws.two(&$0)
            $0.moderate(.end(ConferenceID(0)))
            $0.goes(0)
            $0.goes(1)
            $0.end(.endedViaAPI, by: nil)
        },
        Row("REST takes out the last one") {
            $0.up(0)
            $0.join(0)
            $0.start()
            $0.kick(0)
            $0.end(.lastParticipantKicked, by: 0)
        },
        Row("REST's events come ahead of its replies") {
            BrokenLaws.two(&$0)
            let mute = $0.send(.moderate(Shared(.update(CallID(0), in: BrokenLaws.room, .muting))))
            $0.changed(.participantMute, 0) { $0.insert(.muted) }
            $0.reply(Reply(.accepted, ""), to: mute)
            let end = $0.send(.moderate(Shared(.end(BrokenLaws.room))))
            $0.goes(0)
            $0.goes(1)
            $0.end(.endedViaAPI, by: nil)
            $0.reply(Reply(.accepted, ""), to: end)
        },
        Row("what changes nothing is accepted and not told") {
            BrokenLaws.coached(&$0)
            $0.mute(0, false)
            $0.hold(0, false)
            $0.order(.unhold(CallID(0)))
            $0.coach(2, 0)
            $0.coach(1, nil)
        },
        Row("what changes nothing is told", { $0.noopEvents = true }) {
            BrokenLaws.coached(&$0)
            $0.change(.participantUnmute, 0) { _ in }
            $0.coach(2, 0)
            $0.event(.participantModify, 2)
        },
        Row("a kick that hangs up", { $0.kickCall = .hangup }) {
            BrokenLaws.two(&$0)
            $0.kick(1)
            $0.state(1, .ending)
            $0.state(1, .ended)
            $0.mute(0, false)
        },
        Row("coaches that leave with whom they coach", { $0.orphanCoach = .leaves }) {
            BrokenLaws.coached(&$0)
            $0.leave(0)
            $0.goes(2)
        },
        Row("the one that is named is the coach", { $0.coachNames = .coachingCall }) {
            BrokenLaws.two(&$0)
            $0.up(2)
            var options = JoinOptions(name: "room")
            options.coach = CallID(0)
            $0.ask(2, options)
            $0.enter(2)
            $0.event(.participantModify, 0, flags: [.startsOnJoin, .coaching], coach: 2)
        },
        Row("others that mute, kick and end it over REST", isAlone: false) {
            $0.up(0, 1)
            $0.join(0)
            $0.start()
            $0.join(1)
            $0.changed(.participantMute, 0) { $0.insert(.muted) }
            $0.event(.participantModify, 0, flags: [.muted, .startsOnJoin, .coaching], coach: 1)
            $0.goes(1)
            $0.goes(0)
            $0.end(.lastParticipantKicked, by: 0)
        },
        Row("a conference that others end over REST", isAlone: false) {
            BrokenLaws.two(&$0)
            $0.goes(0)
            $0.goes(1)
            $0.end(.endedViaAPI, by: nil)
        },
        Row("quality reports after the leaving that ends it") {
            $0.up(0)
            $0.join(0)
            $0.start()
            $0.leave(0)
            $0.event(.participantCallQuality, 0)
            $0.end(by: 0)
        },
        Row("a conference of others that is entered in the middle", isAlone: false) {
            $0.up(0)
            $0.join(0, start: false, size: 5)
            $0.event(.participantLeave, 90, size: 4, flags: .endsOnLeave)
            $0.event(.participantLeave, 91, size: 3)
            $0.event(.participantLeave, 0, size: 2)
            $0.event(.participantLeave, 92, size: 1)
            $0.event(.participantLeave, 93, size: 0)
            $0.end(.enderLeft, by: 90)
        },
        Row("one's own only, while others come and go unheard", isAlone: false, { $0.fanout = .ownCallOnly }) {
            $0.up(0, 1)
            $0.join(0, size: 1)
            $0.start()
            $0.join(1, size: 4)
            $0.leave(1)
            $0.event(.participantLeave, 0, size: 6, flags: .startsOnJoin)
        },
        Row("a session that was away, and comes back to what it does not know") {
            BrokenLaws.two(&$0)
            $0.up(2)
            $0.tell(.connection(.lost("cut")))
            $0.tell(.connection(.resumed))
            $0.event(.participantMute, 0, size: 5, flags: [.muted, .startsOnJoin])
            $0.event(.participantLeave, 2, size: 4)
            $0.event(.participantJoin, 1, size: 5, flags: .startsOnJoin)
            $0.reply(Reply(.accepted, ""), to: RequestID(1))
            $0.state(0, .ended)
        },
        Row("a lost connection that never comes back") {
            $0.up(0)
            $0.join(0)
            $0.tell(.connection(.gone("nobody answers")))
        },
        Row("a join that stays unanswered and was carried out") {
            $0.up(0)
            let request = $0.send(.join(CallID(0), Shared(JoinOptions(name: "room"))))
            $0.tell(.unanswered(request, "cut"))
            $0.enter(0)
            $0.start()
        },
        Row("each event once for each member", { $0.fanout = .perMemberCall }) {
            BrokenLaws.two(&$0)
            $0.mute(0)
            let mute = ConferenceEvent(
                .participantMute,
                conference: ConferenceID(0),
                name: "room",
                size: 2,
                call: CallID(0),
                flags: [.muted, .startsOnJoin]
            )
            let event = ServiceEvent(timestamp: .start, .conference(mute))
            $0.tell(.event(event))
            $0.tell(.event(event))
        },
    ]
}

extension ParticipantUpdate {
    fileprivate static let muting: ParticipantUpdate = {
        var update = ParticipantUpdate()
        update.muted = true
        return update
    }()
}
