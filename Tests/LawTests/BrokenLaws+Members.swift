import Conferencing
import Execution

/// Services that break one law each: of members, what they say and what is recorded of it.
extension BrokenLaws {
    static let membersRows: [Row] = entryRows + flagRows + speechRows + recordingRows

    private static let entryRows: [Row] = [
        Row(.memberFirst, "somebody leaves who never entered") {
            two(&$0)
            $0.up(2)
            $0.goes(2)
        },
        Row(.memberFirst, "somebody leaves twice") {
            $0.up(0, 1, 2)
            $0.join(0)
            $0.start()
            $0.join(1)
            $0.join(2)
            $0.leave(1)
            $0.goes(1)
        },
        Row(.memberFirst, "somebody is muted who is no member") {
            two(&$0)
            $0.up(2)
            $0.event(.participantMute, 2, flags: [.muted, .startsOnJoin])
        },
        Row(.memberFirst, "somebody is turned away who asked for nothing", { $0.full = .acceptThenLeave }) {
            two(&$0)
            $0.up(2)
            $0.event(.participantLeave, 2, flags: .startsOnJoin)
        },
        Row(.memberFirst, "somebody is turned away whose join was refused", { $0.full = .conflict }) {
            two(&$0)
            $0.up(2)
            $0.ask(2)
            $0.event(.participantLeave, 2, flags: .startsOnJoin)
        },
        Row(.doubleJoin, "somebody enters twice") {
            two(&$0)
            $0.ask(1)
            $0.enter(1)
        },
        Row(.doubleJoin, "somebody is in two conferences") {
            two(&$0)
            $0.join(1, start: false, in: 1, size: 1)
        },
        Row(.asked, "somebody enters without having been asked to") {
            $0.up(0)
            $0.enter(0, [])
        },
        Row(.asked, "somebody enters whose join was refused") {
            $0.up(0)
            let request = $0.send(.join(CallID(0), Shared(JoinOptions(name: "room"))))
            $0.reply(Reply(.conflict, ""), to: request)
            $0.enter(0, [])
        },
        Row(.asked, "a join is refused after it was carried out", { $0.replyFirst = false }) {
            $0.up(0)
            let request = $0.send(.join(CallID(0), Shared(JoinOptions(name: "room"))))
            $0.enter(0)
            $0.start()
            $0.reply(Reply(.conflict, ""), to: request)
        },
        Row(.asked, "somebody enters muted who did not ask for that") {
            $0.up(0)
            $0.ask(0)
            $0.enter(0, [.startsOnJoin, .muted])
        },
        Row(.asked, "somebody enters whose end_on_exit got lost") {
            $0.up(0)
            var options = JoinOptions(name: "room")
            options.endOnExit = true
            $0.ask(0, options)
            $0.enter(0)
        },
    ]

    private static let flagRows: [Row] = [
        Row(.flags, "a muted member is muted") {
            $0.up(0)
            $0.join(0, muted: true)
            $0.start()
            $0.change(.participantMute, 0) { $0.insert(.muted) }
        },
        Row(.flags, "a mute mutes nobody") {
            two(&$0)
            $0.change(.participantMute, 0) { _ in }
        },
        Row(.flags, "a mute holds as well") {
            two(&$0)
            $0.change(.participantMute, 0) { $0.formUnion([.muted, .onHold]) }
        },
        Row(.flags, "an unhold keeps the hold") {
            two(&$0)
            $0.change(.participantHold, 0) { $0.insert(.onHold) }
            $0.change(.participantUnhold, 0) { _ in }
        },
        Row(.flags, "a modify mutes") {
            two(&$0)
            $0.change(.participantModify, 0) { $0.insert(.muted) }
        },
        Row(.flags, "a mute is forgotten by the leave") {
            two(&$0)
            $0.change(.participantMute, 0) { $0.insert(.muted) }
            $0.order(.leave(CallID(0), ConferenceID(0)))
            $0.changed(.participantLeave, 0) { $0.remove(.muted) }
        },
    ]

    private static let speechRows: [Row] = [
        Row(.speech, "somebody starts to speak twice") {
            two(&$0)
            $0.event(.participantSpeechStart, 0)
            $0.event(.participantSpeechStart, 0)
        },
        Row(.speech, "somebody stops who did not speak") {
            two(&$0)
            $0.event(.participantSpeechStop, 0)
        },
        Row(.speech, "a muted member is heard") {
            $0.up(0)
            $0.join(0, muted: true)
            $0.start()
            $0.event(.participantSpeechStart, 0)
        },
        Row(.speech, "a held member is heard") {
            two(&$0)
            $0.change(.participantHold, 0) { $0.insert(.onHold) }
            $0.event(.participantSpeechStart, 0)
        },
        Row(.speech, "somebody is muted in the middle of a word") {
            two(&$0)
            $0.event(.participantSpeechStart, 0)
            $0.change(.participantMute, 0) { $0.insert(.muted) }
        },
        Row(.speech, "somebody leaves in the middle of a word") {
            two(&$0)
            $0.event(.participantSpeechStart, 0)
            $0.leave(0)
        },
    ]

    private static let recordingRows: [Row] = [
        Row(.recording, "it is recorded twice") {
            two(&$0)
            $0.event(.recordStart)
            $0.event(.recordStop)
            $0.event(.recordStart)
        },
        Row(.recording, "a recording stops that never ran") {
            two(&$0)
            $0.event(.recordStop)
        },
        Row(.recording, "it ends while it is recorded") {
            $0.up(0)
            $0.join(0)
            $0.start()
            $0.event(.recordStart)
            $0.leave(0)
            $0.end(by: 0)
        },
        Row(.pause, "a recording is paused that does not run") {
            two(&$0)
            $0.event(.recordPause)
        },
        Row(.pause, "a recording is paused twice") {
            two(&$0)
            $0.event(.recordStart)
            $0.event(.recordPause)
            $0.event(.recordPause)
        },
        Row(.pause, "a recording is resumed that runs") {
            two(&$0)
            $0.event(.recordStart)
            $0.event(.recordResume)
        },
    ]
}
