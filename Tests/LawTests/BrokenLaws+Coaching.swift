import Conferencing
import Execution

/// Services that break one law each: of coaches, and of those whom they coach.
extension BrokenLaws {
    static let coachRows: [Row] = [
        Row(.coach, "somebody coaches a call that is no member") {
            two(&$0)
            $0.up(2, 3)
            $0.join(2, coach: 3)
        },
        Row(.coach, "somebody coaches itself") {
            two(&$0)
            $0.up(2)
            $0.join(2, coach: 2)
        },
        Row(.coach, "a coach coaches nobody") {
            two(&$0)
            $0.change(.participantModify, 0) { $0.insert(.coaching) }
        },
        Row(.coach, "somebody coaches who is no coach") {
            two(&$0)
            $0.event(.participantModify, 0, coach: 1)
        },
        Row(.coach, "a coach turns to one who has left") {
            two(&$0)
            $0.up(2, 3)
            $0.join(2)
            $0.join(3, coach: 0)
            $0.leave(1)
            $0.event(.participantModify, 3, coach: 1)
        },
        Row(.coach, "a coach enters as a normal member") {
            two(&$0)
            $0.up(2)
            var options = JoinOptions(name: "room")
            options.coach = CallID(0)
            $0.ask(2, options)
            $0.enter(2)
        },
        Row(.coach, "a coach enters as a normal member though it could coach", { $0.badCoach = .joinWithoutCoach }) {
            two(&$0)
            $0.up(2)
            var options = JoinOptions(name: "room")
            options.coach = CallID(0)
            $0.ask(2, options)
            $0.enter(2)
        },
        Row(.coach, "a coach enters with another one to coach") {
            two(&$0)
            $0.up(2)
            var options = JoinOptions(name: "room")
            options.coach = CallID(0)
            $0.ask(2, options)
            $0.enter(2, [.startsOnJoin, .coaching], coach: 1)
        },
        Row(.coach, "a coach enters a conference that waits") {
            $0.up(0, 1)
            $0.join(0, start: false)
            $0.join(1, start: false, coach: 0)
        },
        Row(.coach, "the one that is named does not become a coach", { $0.coachNames = .coachingCall }) {
            two(&$0)
            $0.up(2)
            var options = JoinOptions(name: "room")
            options.coach = CallID(0)
            $0.ask(2, options)
            $0.enter(2)
        },
        Row(.coach, "the one that is named becomes a coach too late", { $0.coachNames = .coachingCall }) {
            two(&$0)
            $0.up(2)
            var options = JoinOptions(name: "room")
            options.coach = CallID(0)
            $0.ask(2, options)
            $0.enter(2)
            $0.leave(1)
        },
        Row(.coach, "a coach does not become normal as whom it coaches leaves", { $0.orphanCoach = .becomesNormal }) {
            coached(&$0)
            $0.leave(0)
        },
        Row(.coach, "a coach does not leave with whom it coaches", { $0.orphanCoach = .leaves }) {
            coached(&$0)
            $0.leave(0)
        },
        Row(.coach, "a coach leaves where it should become normal", { $0.orphanCoach = .becomesNormal }) {
            coached(&$0)
            $0.leave(0)
            $0.goes(2)
        },
        Row(.asked, "somebody enters as a coach unasked") {
            two(&$0)
            $0.up(2)
            $0.ask(2)
            $0.enter(2, [.startsOnJoin, .coaching], coach: 0)
        },
        Row(.asked, "the one that names a coach becomes one itself", { $0.coachNames = .coachingCall }) {
            two(&$0)
            $0.up(2)
            $0.join(2, coach: 0)
        },
        Row(.flags, "one change of what is waited to is told twice") {
            two(&$0)
            $0.update(0) { $0.waitURL = "https://a.example/song.mp3" }
            $0.event(.participantModify, 0)
            $0.event(.participantModify, 0)
        },
        Row(.flags, "the wrong member is told to wait to something else") {
            two(&$0)
            $0.update(0) { $0.waitURL = "https://a.example/song.mp3" }
            $0.event(.participantModify, 1)
        },
        Row(.cause, "a coach is made with what is heard on hold") {
            two(&$0)
            $0.update(0) { $0.holdURL = "https://a.example/song.mp3" }
            $0.event(.participantModify, 0, flags: [.startsOnJoin, .coaching], coach: 1)
        },
        Row(.flags, "a modify changes nothing") {
            coached(&$0)
            $0.coach(2, 0)
            $0.event(.participantModify, 2)
        },
        Row(.flags, "a mute changes whom a coach coaches") {
            coached(&$0)
            $0.mute(2)
            $0.event(.participantMute, 2, flags: [.muted, .startsOnJoin, .coaching], coach: 1)
        },
        Row(.flags, "a coach leaves, and is said to coach another") {
            coached(&$0)
            $0.order(.leave(CallID(2), room))
            $0.event(.participantLeave, 2, size: 2, coach: 1)
        },
    ]
}
