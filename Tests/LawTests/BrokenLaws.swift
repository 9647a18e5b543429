import Conferencing
import Execution

/// Services that break one law each: of the conference as a whole, of calls and of replies.
enum BrokenLaws {
    typealias Row = `Laws are sharp`.Row

    static let rows: [Row] = sizeRows + startRows + endRows + callRows

    /// Two calls are up and in a running conference.
    static func two(_ tale: inout Tale) {
        tale.up(0, 1)
        tale.join(0)
        tale.start()
        tale.join(1)
    }

    private static let sizeRows: [Row] = [
        Row(.size, "a join counts two") {
            two(&$0)
            $0.event(.announcementEnd, size: 3)
        },
        Row(.size, "the first one is the second") {
            $0.up(0)
            $0.join(0, start: false, size: 2)
        },
        Row(.size, "a leave counts nobody out") {
            two(&$0)
            $0.order(.leave(CallID(1), ConferenceID(0)))
            $0.event(.participantLeave, 1, flags: .startsOnJoin)
        },
        Row(.size, "the end leaves somebody") {
            $0.up(0)
            $0.join(0)
            $0.start()
            $0.leave(0)
            $0.event(.conferenceEnd, size: 1, reason: .lastParticipantLeft, by: 0)
        },
        Row(.size, "a join went missing") {
            $0.up(0, 1, 2)
            $0.join(0)
            $0.start()
            $0.join(2, size: 3)
        },
        Row(.limit, "a third one enters where two may be") {
            $0.up(0, 1, 2)
            $0.join(0, max: 2)
            $0.start()
            $0.join(1)
            $0.join(2)
        },
        Row(.limit, "a joiner enters beyond its own limit", { $0.limitOwner = .joiner }) {
            $0.up(0, 1, 2)
            $0.join(0, max: 9)
            $0.start()
            $0.join(1, max: 9)
            $0.join(2, max: 2)
        },
        Row(.limit, "the lowest limit does not count", { $0.limitOwner = .lowestSeen }) {
            $0.up(0, 1, 2)
            $0.join(0, max: 9)
            $0.start()
            $0.join(1, max: 2)
            $0.join(2, max: 9)
        },
        Row(.limit, "the last one's limit does not count", { $0.conflict = .lastWins }) {
            $0.up(0, 1, 2)
            $0.join(0, max: 9)
            $0.start()
            $0.join(1, max: 2)
            $0.join(2)
        },
        Row(.limit, "the limit does not count in a running conference", { $0.limitCounts = .runningOnly }) {
            $0.up(0, 1, 2)
            $0.join(0, max: 2)
            $0.start()
            $0.join(1)
            $0.join(2)
        },
        Row(.settings, "the name changes") {
            two(&$0)
            $0.event(.announcementEnd, name: "hall")
        },
        Row(.settings, "the region changes") {
            two(&$0)
            $0.event(.announcementEnd, region: .eu)
        },
        Row(.settings, "the first one's region is not settled") {
            $0.up(0)
            var options = JoinOptions(name: "room")
            options.region = .eu
            options.startOnEnter = false
            $0.ask(0, options)
            $0.enter(0, [])
        },
        Row(.settings, "the conference has another name than was asked for") {
            $0.up(0)
            var options = JoinOptions(name: "hall")
            options.startOnEnter = false
            $0.ask(0, options)
            $0.enter(0, [])
        },
        Row(.address, "a leave names nobody") {
            two(&$0)
            $0.event(.participantLeave, size: 1)
        },
        Row(.address, "a conference-level event names a call") {
            two(&$0)
            $0.event(.announcementEnd, 0)
        },
        Row(.address, "the end does not name who caused it", { $0.conferenceCallID = .triggerCall }) {
            $0.up(0)
            $0.join(0)
            $0.event(.conferenceStart, 0)
            $0.leave(0)
            $0.event(.conferenceEnd, reason: .lastParticipantLeft, by: 0)
        },
    ]

    private static let startRows: [Row] = [
        Row(.start, "it starts twice") {
            two(&$0)
            $0.start()
        },
        Row(.start, "it starts without a starter") {
            $0.up(0)
            $0.join(0, start: false)
            $0.start()
        },
        Row(.start, "it starts with one where it takes two", { $0.startRule = .twoParty }) {
            $0.up(0)
            $0.join(0)
            $0.start()
        },
        Row(.start, "it never starts") {
            $0.up(0)
            $0.join(0)
        },
        Row(.start, "it does not start before the next one enters") {
            $0.up(0, 1)
            $0.join(0)
            $0.join(1, start: false)
        },
        Row(.start, "it starts after the join where it should before", { $0.startBeforeJoin = true }) {
            $0.up(0)
            $0.join(0)
            $0.start()
        },
        Row(.start, "it starts ahead of a join that starts nothing", { $0.startBeforeJoin = true }) {
            $0.up(0)
            var options = JoinOptions(name: "room")
            options.startOnEnter = false
            $0.ask(0, options)
            $0.start()
            $0.enter(0, [])
        },
        Row(.beforeStart, "a waiting conference is recorded") {
            $0.up(0)
            $0.join(0, start: false)
            $0.event(.recordStart)
        },
        Row(.beforeStart, "a waiting member is heard") {
            $0.up(0)
            $0.join(0, start: false)
            $0.event(.participantSpeechStart, 0)
        },
    ]

    private static let endRows: [Row] = [
        Row(.end, "it ends twice") {
            $0.up(0)
            $0.join(0)
            $0.start()
            $0.leave(0)
            $0.end(by: 0)
            $0.end(by: 0)
        },
        Row(.end, "something comes after the end") {
            $0.up(0)
            $0.join(0)
            $0.start()
            $0.leave(0)
            $0.end(by: 0)
            $0.event(.announcementEnd)
        },
        Row(.end, "the last one leaves and it does not end") {
            $0.up(0)
            $0.join(0)
            $0.start()
            $0.leave(0)
        },
        Row(.end, "it ends with somebody still in it") {
            $0.up(0, 1)
            $0.join(0, end: true)
            $0.start()
            $0.join(1)
            $0.leave(0)
            $0.end(.enderLeft, by: 0)
        },
        Row(.end, "the others leave in another order") {
            $0.up(0, 1, 2)
            $0.join(0, end: true)
            $0.start()
            $0.join(1)
            $0.join(2)
            $0.leave(0)
            $0.goes(2)
            $0.goes(1)
            $0.end(.enderLeft, by: 0)
        },
        Row(.end, "nobody leaves after the end", { $0.endOrder = .endThenLeaves }) {
            $0.up(0, 1)
            $0.join(0, end: true)
            $0.start()
            $0.join(1)
            $0.leave(0)
            $0.end(.enderLeft, by: 0)
        },
        Row(.end, "somebody leaves before the end", { $0.endOrder = .endThenLeaves }) {
            $0.up(0, 1)
            $0.join(0, end: true)
            $0.start()
            $0.join(1)
            $0.leave(0)
            $0.goes(1)
        },
        Row(.end, "the others' leaving is told", { $0.endOrder = .endOnly }) {
            $0.up(0, 1)
            $0.join(0, end: true)
            $0.start()
            $0.join(1)
            $0.leave(0)
            $0.goes(1)
        },
        Row(.end, "the end of what never started is told", { $0.endWithoutStart = .suppress }) {
            $0.up(0)
            $0.join(0, start: false)
            $0.leave(0)
            $0.end(by: 0)
        },
        Row(.endOnExit, "an ender leaves and it goes on") {
            $0.up(0, 1)
            $0.join(0, end: true)
            $0.start()
            $0.join(1)
            $0.leave(0)
        },
        Row(.endOnExit, "an ender leaves and somebody enters") {
            $0.up(0, 1, 2)
            $0.join(0, end: true)
            $0.start()
            $0.join(1)
            $0.leave(0)
            $0.join(2)
        },
        Row(.endOnExit, "the last of several enders leaves and it goes on", { $0.enders = .all }) {
            $0.up(0, 1, 2)
            $0.join(0, end: true)
            $0.start()
            $0.join(1, end: true)
            $0.join(2)
            $0.leave(0)
            $0.leave(1)
        },
        Row(.endOnExit, "an ender that was the last is the last") {
            $0.up(0)
            $0.join(0, end: true)
            $0.start()
            $0.leave(0)
            $0.end(.lastParticipantLeft, by: 0)
        },
        Row(.endOnExit, "an ender that was the last is an ender", { $0.enderAlone = .lastParticipant }) {
            $0.up(0)
            $0.join(0, end: true)
            $0.start()
            $0.leave(0)
            $0.end(.enderLeft, by: 0)
        },
        Row(.reason, "the last one is taken for an ender") {
            $0.up(0)
            $0.join(0)
            $0.start()
            $0.leave(0)
            $0.end(.enderLeft, by: 0)
        },
        Row(.reason, "somebody else ended it") {
            $0.up(0, 1)
            $0.join(0, end: true)
            $0.start()
            $0.join(1)
            $0.leave(0)
            $0.goes(1)
            $0.end(.enderLeft, by: 1)
        },
        Row(.reason, "there is none") {
            $0.up(0)
            $0.join(0)
            $0.start()
            $0.leave(0)
            $0.end(nil, by: 0)
        },
        Row(.reason, "nobody ended it") {
            $0.up(0)
            $0.join(0)
            $0.start()
            $0.leave(0)
            $0.end(by: nil)
        },
        Row(.reason, "a call is said to have ended it by REST") {
            $0.up(0)
            $0.join(0)
            $0.start()
            $0.moderate(.end(ConferenceID(0)))
            $0.goes(0)
            $0.end(.endedViaAPI, by: 0)
        },
    ]

    private static let callRows: [Row] = [
        Row(.states, "a call is answered twice") {
            $0.up(0)
            $0.state(0, .answered)
        },
        Row(.states, "a call goes back") {
            $0.up(0)
            $0.state(0, .ringing)
        },
        Row(.states, "a call begins in the middle") { $0.state(0, .answered) },
        Row(.states, "a call ends without ending") {
            $0.up(0)
            $0.state(0, .ended)
        },
        Row(.states, "a call is up after its end") {
            $0.up(0)
            $0.state(0, .ending)
            $0.state(0, .ended)
            $0.state(0, .ended)
        },
        Row(.states, "a call that was never answered is ending") {
            $0.state(0, .created)
            $0.state(0, .ringing)
            $0.state(0, .ending)
        },
        Row(.states, "a call that was never answered is not ending", { $0.endingOnFailure = true }) {
            $0.state(0, .created)
            $0.state(0, .ringing)
            $0.state(0, .ended)
        },
        Row(.states, "a dial is answered twice") {
            $0.up(0)
            $0.dial(0, .answered)
        },
        Row(.states, "a dial is won by a call that rings") {
            $0.state(0, .created)
            $0.state(0, .ringing)
            $0.dial(0, .answered)
        },
        Row(.states, "a call that rings enters") {
            $0.state(0, .created)
            $0.state(0, .ringing)
            $0.join(0, start: false)
        },
        Row(.states, "something comes of a call after its end", { $0.hangupOrder = .leaveLast }) {
            two(&$0)
            $0.state(0, .ending)
            $0.state(0, .ended)
            $0.changed(.participantMute, 0) { $0.insert(.muted) }
        },
        Row(.hangup, "a call ends and stays a member") {
            two(&$0)
            $0.state(0, .ending)
            $0.state(0, .ended)
        },
        Row(.hangup, "a call is ending before it leaves", { $0.hangupOrder = .leaveFirst }) {
            two(&$0)
            $0.state(0, .ending)
        },
        Row(.hangup, "a call leaves before it has ended", { $0.hangupOrder = .leaveLast }) {
            two(&$0)
            $0.state(0, .ending)
            $0.goes(0)
        },
        Row(.hangup, "a call that has ended never leaves", { $0.hangupOrder = .leaveLast }) {
            two(&$0)
            $0.state(0, .ending)
            $0.state(0, .ended)
        },
        Row(.reply, "a request is answered twice") {
            $0.up(0)
            let request = $0.ask(0)
            $0.reply(Reply(.accepted, ""), to: request)
        },
        Row(.reply, "a request that nobody made is answered") {
            $0.reply(Reply(.accepted, ""), to: RequestID(7))
        },
        Row(.reply, "the reply is about another call") {
            $0.up(0, 1)
            let request = $0.send(.leave(CallID(0), ConferenceID(0)))
            $0.reply(Reply(.notFound, "", call: CallID(1)), to: request)
        },
        Row(.reply, "a call enters before the reply") {
            $0.up(0)
            _ = $0.send(.join(CallID(0), Shared(JoinOptions(name: "room"))))
            $0.enter(0)
        },
        Row(.reply, "the reply names another conference than was entered", { $0.replyFirst = false }) {
            $0.up(0)
            let request = $0.send(.join(CallID(0), Shared(JoinOptions(name: "room"))))
            $0.enter(0)
            $0.start()
            $0.reply(Reply(.accepted, "", call: CallID(0), conference: ConferenceID(3)), to: request)
        },
    ]
}
