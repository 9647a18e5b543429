import Conferencing

// What was sent, and the replies: the laws `reply` and `asked`.
extension LawBook {
    mutating func note(_ command: Command, _ request: RequestID) {
        requests[request] = SentRequest(command: command, entry: entry)
        noteOrders(of: command, request)
        switch command {
        case .dial(let options): dials[shared(options.value), default: DialSight(entry: entry)].sent += 1
        case .join(let call, let options):
            joins[call, default: []].append(
                SentJoin(request: request, options: options, entry: entry, state: .open)
            )
        case .end, .leave, .hold, .unhold, .answer, .pass, .disconnect, .sendDigits, .moderate: break
        }
    }

    /// The tag by which a dial is known here: of several with one text the first, for the wire tells their texts alone.
    private mutating func shared(_ dial: DialOptions) -> CallTag {
        let tag = tagsByText[dial.tagText] ?? dial.tag
        tagsByText[dial.tagText] = tag
        sharedTags[dial.tag] = tag
        return tag
    }

    mutating func noteUnanswered(_ request: RequestID) {
        guard let command = requests.removeValue(forKey: request)?.command else { return }
        loseOrders(of: command, request)
        guard let call = command.call, let place = joins[call]?.firstIndex(where: { $0.request == request })
        else { return }
        joins[call]?[place].state = .lost
    }

    mutating func judge(_ reply: Reply, _ request: RequestID) throws(LawViolation) {
        guard let sent = requests[request] else {
            return try demand(hasMissed, .reply, "there should be no reply to a request that is not open")
        }
        let earlier = sent.answered
        requests[request]?.answered = entry
        try demand(
            earlier == nil,
            .reply,
            since: [sent.entry, earlier],
            "a request should have one reply, and got two"
        )
        if case .join(let call, _) = sent.command { try judge(reply, toJoinOf: call, request, sent.entry) }
        guard let asked = sent.command.call, let told = reply.call else { return }
        try demand(
            asked == told,
            .reply,
            since: [sent.entry],
            "the reply to a request for \(asked) should be about it, and is about \(told)"
        )
    }

    private mutating func judge(
        _ reply: Reply,
        toJoinOf call: CallID,
        _ request: RequestID,
        _ sent: Int
    ) throws(LawViolation) {
        guard let place = joins[call]?.firstIndex(where: { $0.request == request }),
            let state = joins[call]?[place].state
        else { return }
        guard reply.code.isAccepted else {
            joins[call]?.remove(at: place)
            guard case .entered = state else { return }
            return try demand(
                false,
                .asked,
                since: [sent],
                "\(call) should not have entered by a join that is refused with \(text: reply.code.text)"
            )
        }
        calls[call, default: CallSight()].isOwn = true
        noteUpdate(of: call, reply.conference)
        guard case .entered(let entered) = state else {
            joins[call]?[place].state = .accepted(reply.conference)
            return
        }
        joins[call]?.remove(at: place)
        try demand(
            reply.conference.map { $0 == entered } ?? true,
            .reply,
            since: [sent],
            "the reply should name the conference that \(call) entered, and names another"
        )
    }

    /// R16 `update_flags`: a join of where the call is already may bring another limit along (R40 `last_wins`).
    private mutating func noteUpdate(of call: CallID, _ conference: ConferenceID?) {
        guard let conference, profile.rejoinSame == .updateFlags, profile.conflict == .lastWins,
            calls[call]?.conference == conference
        else { return }
        conferences[conference]?.limit = nil
    }

    /// The join that brought an entry about.
    struct AskedJoin {
        /// What it asked for; nil where several may have been it.
        var options: Shared<JoinOptions>?
        /// Whether its reply should have come first and did not.
        var isAheadOfReply: Bool
        var entry: Int
    }

    /// Finds the join that brought an entry about, and takes it off; nil where there is none.
    mutating func takeJoin(of call: CallID, into event: ConferenceEvent) -> AskedJoin? {
        guard let mine = joins[call] else { return nil }
        let accepted = mine.filter { $0.isAccepted(for: event.conference) }
        let open = mine.indices.filter { mine[$0].isOpen && mayName(mine[$0].options.value, event.name) }
        // Where replies come last, what was accepted without an entry has probably had none (R16).
        if let last = accepted.last, profile.replyFirst || open.isEmpty {
            joins[call]?.removeAll { $0.isAccepted(for: event.conference) }
            // Where replies come first, an entry follows its own at once.
            let isCertain = profile.replyFirst || accepted.count == 1
            return AskedJoin(options: isCertain ? last.options : nil, isAheadOfReply: false, entry: last.entry)
        }
        guard let first = open.first else { return nil }
        if mine[first].state == .open {
            joins[call]?[first].state = .entered(event.conference)
        } else {
            joins[call]?.remove(at: first)
        }
        return AskedJoin(
            options: open.count == 1 && accepted.isEmpty ? mine[first].options : nil,
            isAheadOfReply: profile.replyFirst && mine[first].state == .open,
            entry: mine[first].entry
        )
    }

    /// Whether a join may have meant the conference with this name (R3).
    func mayName(_ options: JoinOptions, _ name: String) -> Bool {
        guard profile.nameMatch == .exact, options.unchecked.isEmpty else { return true }
        return options.name.utf8.elementsEqual(name.utf8)
    }
}

extension SentJoin {
    func isAccepted(for conference: ConferenceID) -> Bool {
        guard case .accepted(let told) = state else { return false }
        return told.map { $0 == conference } ?? true
    }

    var isOpen: Bool { state == .open || state == .lost }
}
