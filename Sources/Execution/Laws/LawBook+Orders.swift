import Conferencing

// What is asked for, from the sending to the reply: the laws `refusal` and `effect`.
extension LawBook {
    /// Whether nothing can happen that this session has not asked for or heard of.
    var isExact: Bool { settings.isAlone && !hasMissed }

    /// The same of what a conference's members do.
    func isExact(_ sight: ConferenceSight) -> Bool { isExact && sight.isWhole && !sight.isBlurred }

    mutating func noteOrders(of command: Command, _ request: RequestID) {
        guard isExact else { return }
        for (subject, order) in command.orders(request, sentAt: entry) { orders[subject, default: []].append(order) }
    }

    /// No answer will come, and it may have been carried out or still be.
    mutating func loseOrders(of command: Command, _ request: RequestID) {
        change(of: command, request) { order in
            order.state = .lost
            return true
        }
    }

    /// Takes in what a reply says of what was asked for.
    mutating func judgeOrders(_ reply: Reply, of command: Command, _ request: RequestID) throws(LawViolation) {
        guard isExact else { return }
        // Whatever was accepted before has had its time.
        let earlier = takeAccepted()
        var refused: [(OrderSubject, SentOrder)] = []
        var accepted: [(OrderSubject, SentOrder)] = []
        let isAccepted = reply.code.isAccepted
        // Where replies come last, its time is over too.
        let stays = isAccepted && profile.replyFirst
        change(of: command, request) { order in
            order.state = .accepted
            return stays
        } seen: { subject, order in
            if isAccepted { accepted.append((subject, order)) } else { refused.append((subject, order)) }
        }
        if stays { latestAccepted = request }
        try demandEffects(of: earlier)
        try demandNoHangupDue()
        for (subject, order) in refused { try judgeRefused(subject, order, reply) }
        do throws(LawViolation) {
            for (subject, order) in accepted { try judgeAccepted(subject, order) }
        } catch {
            // Nothing is expected of what should have been refused, and whatever comes of it is no other mistake.
            latestAccepted = nil
            loseOrders(of: command, request)
            throw error
        }
        if !stays { try demandEffects(of: accepted) }
    }

    /// What was accepted with the last reply should have taken effect by now.
    mutating func settleOrders() throws(LawViolation) {
        guard isExact else { return }
        try demandEffects(of: takeAccepted())
        try demandNoHangupDue()
    }

    private mutating func takeAccepted() -> [(OrderSubject, SentOrder)] {
        guard let latest = latestAccepted, let command = requests[latest]?.command else { return [] }
        latestAccepted = nil
        var taken: [(OrderSubject, SentOrder)] = []
        change(of: command, latest) { _ in
            false
        } seen: {
            taken.append(($0, $1))
        }
        return taken
    }

    /// Changes the orders of one request; keeps those of which that returns true.
    private mutating func change(
        of command: Command,
        _ request: RequestID,
        _ change: (inout SentOrder) -> Bool,
        seen: (OrderSubject, SentOrder) -> Void = { _, _ in }
    ) {
        for (subject, _) in command.orders(request, sentAt: 0) {
            guard var list = orders.removeValue(forKey: subject) else { continue }
            list = list.compactMap { order in
                guard order.request == request else { return order }
                var order = order
                let stays = change(&order)
                seen(subject, order)
                return stays ? order : nil
            }
            if !list.isEmpty { orders[subject] = list }
        }
    }

    // MARK: Refused and accepted

    private func judgeRefused(
        _ subject: OrderSubject,
        _ order: SentOrder,
        _ reply: Reply
    ) throws(LawViolation) {
        guard let done = order.done, order.isSole else { return }
        try demand(
            false,
            .cause,
            since: [order.entry, done],
            "nothing should come of a request that is refused with \(text: reply.code.text)"
        )
    }

    /// What cannot be done is refused.
    private mutating func judgeAccepted(_ subject: OrderSubject, _ order: SentOrder) throws(LawViolation) {
        try demand(
            !order.isREST || profile.restSeesRelay,
            .refusal,
            since: [order.entry],
            "REST should not see a conference that RELAY made"
        )
        switch (order.act, subject) {
        case (.join, _), (.beNamed, _),
            (_, .conference) where order.act != .end:
            return
        case (.hold, _) where order.conference == nil:
            return try demand(
                profile.relayHold == .works,
                .refusal,
                since: [order.entry],
                "the service should not know how to hold a call"
            )
        case (.leave, _) where profile.leaveMismatch == .accepted: return
        case (.leave, .call(let call)), (.kick, .call(let call)):
            guard order.done == nil else { return }
            try demandMember(call, for: order)
        case (.update(let coachesNobody), .call(let call)):
            try demand(
                !coachesNobody,
                .refusal,
                since: [order.entry],
                "\(call) should be refused to coach nobody"
            )
            try demandMember(call, for: order)
        case (.coach(let target?), .call(let call)):
            try demand(target != call, .refusal, since: [order.entry], "\(call) should be refused to coach itself")
            try demandMember(target, for: order)
        // Of these the update tells.
        case (.mute, _), (.hold, _), (.coach, _), (.audio, _): return
        case (_, .conference(let conference)): try judgeAcceptedEnd(conference, order)
        case (.end, .call): return
        }
    }

    private func demandMember(_ call: CallID, for order: SentOrder) throws(LawViolation) {
        guard let conference = order.conference else { return }
        let sight = conferences[conference]
        // Of a conference that is seen in part, nobody knows what made its members leave before it ended.
        if let sight, !isExact(sight) || sight.ended == nil && sight.members[call] != nil { return }
        try demand(
            false,
            .refusal,
            since: [order.entry, sight?.ended],
            "a request about \(call) should be refused, as it is no member of that conference"
        )
    }

    private mutating func judgeAcceptedEnd(
        _ conference: ConferenceID,
        _ order: SentOrder
    ) throws(LawViolation) {
        guard order.done == nil else { return }
        guard var sight = conferences[conference], sight.ended == nil else {
            return try demand(
                false,
                .refusal,
                since: [order.entry, conferences[conference]?.ended],
                "the ending should be refused, as there is no such conference any more"
            )
        }
        // R64: nobody is told where nobody is told of the leaving either.
        guard profile.endOrder == .endOnly, let isTold = isEndTold(sight), !isTold else { return }
        empty(&sight)
        sight.ended = entry
        conferences[conference] = sight
    }

    // MARK: Effects

    private mutating func demandEffects(of taken: [(OrderSubject, SentOrder)]) throws(LawViolation) {
        for (subject, order) in taken where order.done == nil && order.state == .accepted {
            switch subject {
            case .conference(let conference):
                guard let sight = conferences[conference], isExact(sight) else { continue }
                try demand(
                    sight.ended != nil || sight.ending != nil,
                    .effect,
                    since: [order.entry],
                    "the conference should have ended, as was accepted"
                )
            case .call(let call): try demandEffect(of: order, on: call)
            }
        }
    }

    private func demandEffect(of order: SentOrder, on call: CallID) throws(LawViolation) {
        guard let conference = order.conference ?? calls[call]?.conference, let sight = conferences[conference],
            isExact(sight), let member = sight.members[call]
        else { return }
        let words: String
        let holds: Bool
        switch order.act {
        case .join, .beNamed, .end, .update, .audio: return
        case .leave, .kick: (holds, words) = (false, "have left")
        case .mute(let value):
            (holds, words) = (member.flags.contains(.muted) == value, value ? "be muted" : "not be muted")
        case .hold(let value):
            (holds, words) = (member.flags.contains(.onHold) == value, value ? "be on hold" : "not be on hold")
        case .coach(let target?):
            (holds, words) = (member.flags.contains(.coaching) && member.callToCoach == target, "coach another")
        case .coach(nil): (holds, words) = (!member.flags.contains(.coaching), "not coach anybody")
        }
        try demand(holds, .effect, since: [order.entry], "\(call) should \(words: words), as was accepted")
    }
}
