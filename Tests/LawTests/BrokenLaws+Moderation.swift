import Conferencing
import Execution

/// Services that break one law each: of what is asked for, over REST and otherwise, and what comes of it.
extension BrokenLaws {
    static let moderationRows: [Row] = causeRows + effectRows + refusalRows

    static let room = ConferenceID(0)

    /// Two calls are in a running conference, and a third one coaches the first.
    static func coached(_ tale: inout Tale) {
        two(&tale)
        tale.up(2)
        tale.join(2, coach: 0)
    }

    private static let causeRows: [Row] = [
        Row(.cause, "somebody leaves out of nothing") {
            two(&$0)
            $0.goes(1)
        },
        Row(.cause, "another one leaves than was asked to") {
            two(&$0)
            $0.order(.leave(CallID(1), room))
            $0.goes(0)
        },
        Row(.cause, "another one is taken out than REST said") {
            two(&$0)
            $0.moderate(.remove(CallID(1), from: room))
            $0.goes(0)
        },
        Row(.cause, "somebody leaves who was asked to leave another conference", { $0.leaveMismatch = .accepted }) {
            two(&$0)
            $0.order(.leave(CallID(1), ConferenceID(7)))
            $0.goes(1)
        },
        Row(.cause, "a kick that is refused is carried out") {
            two(&$0)
            let request = $0.send(.moderate(Shared(.remove(CallID(1), from: room))))
            $0.reply(Reply(.noSuchResource, ""), to: request)
            $0.goes(1)
        },
        Row(.cause, "a kick is refused after it was carried out") {
            two(&$0)
            let request = $0.send(.moderate(Shared(.remove(CallID(1), from: room))))
            $0.goes(1)
            $0.reply(Reply(.noSuchResource, ""), to: request)
        },
        Row(.cause, "a leave is refused after it was carried out", { $0.replyFirst = false }) {
            two(&$0)
            let request = $0.send(.leave(CallID(1), room))
            $0.goes(1)
            $0.reply(Reply(.notFound, ""), to: request)
        },
        Row(.cause, "an end is refused after it was carried out") {
            $0.up(0)
            $0.join(0)
            $0.start()
            let request = $0.send(.moderate(Shared(.end(room))))
            $0.goes(0)
            $0.end(.endedViaAPI, by: nil)
            $0.reply(Reply(.noSuchResource, ""), to: request)
        },
        Row(.cause, "leaves are told where only the end should be", { $0.endOrder = .endOnly }) {
            two(&$0)
            $0.moderate(.end(room))
            $0.goes(0)
        },
        Row(.cause, "leaves come ahead of the end", { $0.endOrder = .endThenLeaves }) {
            two(&$0)
            $0.moderate(.end(room))
            $0.goes(0)
        },
        Row(.cause, "somebody is muted out of nothing") {
            two(&$0)
            $0.changed(.participantMute, 1) { $0.insert(.muted) }
        },
        Row(.cause, "another one is muted than was asked for") {
            two(&$0)
            $0.mute(0)
            $0.changed(.participantMute, 1) { $0.insert(.muted) }
        },
        Row(.cause, "a hold mutes") {
            two(&$0)
            $0.hold(0)
            $0.changed(.participantMute, 0) { $0.insert(.muted) }
        },
        Row(.cause, "a mute unmutes") {
            $0.up(0)
            $0.join(0, muted: true)
            $0.start()
            $0.mute(0)
            $0.changed(.participantUnmute, 0) { $0.remove(.muted) }
        },
        Row(.cause, "one mute is told twice", { $0.noopEvents = true }) {
            two(&$0)
            $0.change(.participantMute, 0) { $0.insert(.muted) }
            $0.changed(.participantMute, 0) { _ in }
        },
        Row(.cause, "another one is held over RELAY than was asked for") {
            two(&$0)
            $0.order(.hold(CallID(0)))
            $0.changed(.participantHold, 1) { $0.insert(.onHold) }
        },
        Row(.cause, "a coach is made of somebody who was not to be one") {
            two(&$0)
            $0.event(.participantModify, 0, flags: [.startsOnJoin, .coaching], coach: 1)
        },
        Row(.cause, "a coach turns to another than was asked for") {
            coached(&$0)
            $0.up(3)
            $0.join(3)
            $0.coach(2, 1)
            $0.event(.participantModify, 2, coach: 3)
        },
        Row(.cause, "a coach leaves with whom it coaches") {
            coached(&$0)
            $0.leave(0)
            $0.goes(2)
        },
        Row(.cause, "a coach becomes normal as whom it coaches leaves") {
            coached(&$0)
            $0.leave(0)
            $0.event(.participantModify, 2, flags: .startsOnJoin)
        },
        Row(.reply, "a call leaves before the reply") {
            two(&$0)
            _ = $0.send(.leave(CallID(1), room))
            $0.goes(1)
        },
        Row(.reply, "a call is held before the reply") {
            two(&$0)
            _ = $0.send(.hold(CallID(1)))
            $0.changed(.participantHold, 1) { $0.insert(.onHold) }
        },
    ]

    private static let effectRows: [Row] = [
        Row(.effect, "a leave takes nobody out") {
            two(&$0)
            $0.order(.leave(CallID(1), room))
        },
        Row(.effect, "a kick takes nobody out") {
            two(&$0)
            $0.moderate(.remove(CallID(1), from: room))
        },
        Row(.effect, "a kick takes nobody out, and the reply comes last", { $0.replyFirst = false }) {
            two(&$0)
            $0.moderate(.remove(CallID(1), from: room))
        },
        Row(.effect, "a mute mutes nobody, and another request is answered") {
            two(&$0)
            $0.mute(0)
            $0.change(.participantHold, 1) { $0.insert(.onHold) }
        },
        Row(.effect, "an unmute unmutes nobody") {
            two(&$0)
            $0.change(.participantMute, 0) { $0.insert(.muted) }
            $0.mute(0, false)
        },
        Row(.effect, "a hold holds nobody") {
            two(&$0)
            $0.hold(0)
        },
        Row(.effect, "an update does half of what it should") {
            two(&$0)
            $0.update(0) {
                $0.muted = true
                $0.hold = true
            }
            $0.changed(.participantMute, 0) { $0.insert(.muted) }
        },
        Row(.effect, "a hold over RELAY holds nobody") {
            two(&$0)
            $0.order(.hold(CallID(0)))
        },
        Row(.effect, "an unhold over RELAY lets go of nobody") {
            two(&$0)
            $0.change(.participantHold, 0) { $0.insert(.onHold) }
            $0.order(.unhold(CallID(0)))
        },
        Row(.effect, "a coach is not made") {
            two(&$0)
            $0.coach(0, 1)
        },
        Row(.effect, "a coach stays with whom it coached") {
            coached(&$0)
            $0.coach(2, 1)
        },
        Row(.effect, "a coach stays one") {
            coached(&$0)
            $0.coach(2, nil)
        },
        Row(.effect, "an end ends nothing") {
            two(&$0)
            $0.moderate(.end(room))
        },
        Row(.end, "REST ends it, and one stays") {
            two(&$0)
            $0.moderate(.end(room))
            $0.goes(0)
        },
        Row(.end, "REST ends it, and they leave in another order") {
            two(&$0)
            $0.moderate(.end(room))
            $0.goes(1)
        },
        Row(.end, "REST ends it, and somebody enters") {
            two(&$0)
            $0.up(2)
            $0.moderate(.end(room))
            $0.goes(0)
            $0.join(2)
        },
        Row(.hangup, "a kick should hang up and does not", { $0.kickCall = .hangup }) {
            two(&$0)
            $0.kick(1)
        },
        Row(.hangup, "a kick should hang up, and another request comes first", { $0.kickCall = .hangup }) {
            two(&$0)
            $0.kick(1)
            $0.order(.end(CallID(1), reason: .hangup))
            $0.state(1, .ending)
            $0.state(1, .ended)
        },
        Row(.hangup, "the end should hang up and does not", { $0.afterEnd = .hangup }) {
            $0.up(0, 1)
            $0.join(0, end: true)
            $0.start()
            $0.join(1)
            $0.leave(0)
            $0.goes(1)
            $0.end(.enderLeft, by: 0)
        },
        Row(
            .hangup,
            "an end of which only that is told should hang up and does not",
            { profile in
                profile.afterEnd = .hangup
                profile.endOrder = .endOnly
            }
        ) {
            two(&$0)
            $0.moderate(.end(room))
            $0.end(.endedViaAPI, by: nil)
        },
        Row(.hangup, "somebody leaves to hang up and does not", { $0.hangupOrder = .leaveFirst }) {
            two(&$0)
            $0.goes(1)
        },
    ]

    private static let refusalRows: [Row] = [
        Row(.refusal, "somebody is kicked who is no member") {
            two(&$0)
            $0.up(2)
            $0.moderate(.remove(CallID(2), from: room))
        },
        Row(.refusal, "somebody is muted who has left") {
            two(&$0)
            $0.leave(1)
            $0.mute(1)
        },
        Row(.refusal, "somebody is held in a conference that has ended") {
            two(&$0)
            $0.leave(1)
            $0.leave(0)
            $0.end(by: 0)
            $0.hold(0)
        },
        Row(.refusal, "somebody leaves where it is no member") {
            two(&$0)
            $0.order(.leave(CallID(1), ConferenceID(5)))
        },
        Row(.refusal, "somebody is to coach who is no member") {
            two(&$0)
            $0.up(2)
            $0.coach(0, 2)
        },
        Row(.refusal, "somebody is to coach itself") {
            two(&$0)
            $0.coach(0, 0)
        },
        Row(.refusal, "somebody is to coach nobody") {
            two(&$0)
            $0.update(0) { $0.coaching = true }
        },
        Row(.refusal, "an update that changes nothing is about nobody") {
            two(&$0)
            $0.up(2)
            $0.update(2) { _ in }
        },
        Row(.refusal, "REST ends what has ended") {
            $0.up(0)
            $0.join(0)
            $0.start()
            $0.leave(0)
            $0.end(by: 0)
            $0.moderate(.end(room))
        },
        Row(.refusal, "REST ends what never was") {
            two(&$0)
            $0.moderate(.end(ConferenceID(5)))
        },
        Row(.refusal, "REST sees what it should not", { $0.restSeesRelay = false }) {
            two(&$0)
            $0.change(.participantMute, 0) { $0.insert(.muted) }
        },
        Row(.refusal, "a service that has no hold over RELAY holds", { $0.relayHold = .notImplemented }) {
            two(&$0)
            $0.order(.hold(CallID(0)))
            $0.changed(.participantHold, 0) { $0.insert(.onHold) }
        },
    ]

    static let reasonRows: [Row] = [
        Row(.reason, "the last one is taken out, and is said to have left") {
            $0.up(0)
            $0.join(0)
            $0.start()
            $0.kick(0)
            $0.end(.lastParticipantLeft, by: 0)
        },
        Row(.reason, "the last one leaves, and is said to be taken out") {
            $0.up(0)
            $0.join(0)
            $0.start()
            $0.leave(0)
            $0.end(.lastParticipantKicked, by: 0)
        },
        Row(.reason, "the last one hangs up, and is said to be taken out") {
            $0.up(0)
            $0.join(0)
            $0.start()
            $0.state(0, .ending)
            $0.goes(0)
            $0.end(.lastParticipantKicked, by: 0)
            $0.state(0, .ended)
        },
        Row(.reason, "an ender is taken out, and is said to have left") {
            $0.up(0, 1)
            $0.join(0, end: true)
            $0.start()
            $0.join(1)
            $0.kick(0)
            $0.goes(1)
            $0.end(.enderLeft, by: 0)
        },
        Row(.reason, "an ender leaves, and is said to be taken out") {
            $0.up(0, 1)
            $0.join(0, end: true)
            $0.start()
            $0.join(1)
            $0.leave(0)
            $0.goes(1)
            $0.end(.enderKicked, by: 0)
        },
        Row(.reason, "an ender is taken out, and is said to be the last one") {
            $0.up(0, 1)
            $0.join(0, end: true)
            $0.start()
            $0.join(1)
            $0.kick(0)
            $0.goes(1)
            $0.end(.lastParticipantKicked, by: 0)
        },
        Row(.reason, "a coach that leaves with whom is taken out is said to be taken out", { $0.orphanCoach = .leaves })
        {
            $0.up(0, 1)
            $0.join(0)
            $0.start()
            $0.join(1, coach: 0)
            $0.kick(0)
            $0.goes(1)
            $0.end(.lastParticipantKicked, by: 1)
        },
        Row(.reason, "REST ends it, and the last one is said to have left") {
            $0.up(0)
            $0.join(0)
            $0.start()
            $0.moderate(.end(room))
            $0.goes(0)
            $0.end(.lastParticipantLeft, by: 0)
        },
        Row(.reason, "REST ends it, and an ender is said to have left") {
            $0.up(0, 1)
            $0.join(0, end: true)
            $0.start()
            $0.join(1)
            $0.moderate(.end(room))
            $0.goes(0)
            $0.goes(1)
            $0.end(.enderLeft, by: 0)
        },
        Row(.reason, "the last one leaves, and REST is said to have ended it") {
            $0.up(0)
            $0.join(0)
            $0.start()
            $0.leave(0)
            $0.end(.endedViaAPI, by: nil)
        },
        Row(.reason, "REST is said to have ended it out of nothing", { $0.endOrder = .endOnly }) {
            two(&$0)
            $0.end(.endedViaAPI, by: nil)
        },
        Row(.reason, "REST has asked to end another one", { $0.endOrder = .endThenLeaves }) {
            two(&$0)
            $0.up(2)
            $0.join(2, start: false, in: 1, size: 1)
            $0.moderate(.end(ConferenceID(1)))
            $0.end(.endedViaAPI, by: nil, in: 1)
            $0.event(.participantLeave, 2, in: 1)
            $0.end(.endedViaAPI, by: nil)
        },
    ]
}
