import Conferencing

/// What a member is to hear in the place of the service's own music, as far as anything was said of it.
struct OwnAudio: Sendable {
    /// Its `wait_url`, or what REST has put in its place (R24).
    var waitURL: String?
    /// Whether that could be fetched when the member's last wait began.
    var isWaitFetched = false
    /// `HoldUrl` of the hold that lasts (R28).
    var holdURL: String?
    /// Whether that could be fetched.
    var isHoldFetched = false
}

extension ConferenceEngine {
    // MARK: - Waiting (R24)

    /// What a member hears that waits: what its own address yields, or the service's music.
    func waitAudio(of member: Int) -> AudioSource? {
        guard let own = ownAudio[Int32(member)], own.waitURL != nil else { return .holdMusic }
        if own.isWaitFetched { return .waitAudio }
        switch profile.waitFail {
        case .silence: return nil
        // Where it makes the join fail, nobody waits whose join was refused: it is an address that REST gave, or a wait that
        // begins anew, and these undo no join.
        case .defaultMusic, .failJoin: return .holdMusic
        }
    }

    /// A join that is accepted says what the new member hears while it waits; where it has to, it is fetched now.
    mutating func noteWaitAudio(of call: Int, in conference: Int) {
        guard let url = latestJoin.options.value.waitURL else { return }
        setWaitURL(url, of: call, in: conference)
    }

    /// R24 `fail_join`: a join that would wait is refused where what it would hear cannot be fetched.
    ///
    /// `leaver` is the call itself where it first leaves that conference, for the wait that is then to come.
    func checkWaitAudio(_ admission: Admission, joining place: Int?, leaver: Int? = nil) throws(Refusal) {
        guard profile.waitFail == .failJoin, let url = latestJoin.options.value.waitURL else { return }
        guard waits(admission, joining: place, leaver: leaver), !canBeWaitAudio(url) else { return }
        throw .waitAudioNotThere
    }

    /// Whether a member that joins would wait (R20, R22).
    private func waits(_ admission: Admission, joining place: Int?, leaver: Int?) -> Bool {
        var attendance = place.map { conferences[$0].attendance } ?? Attendance()
        if let leaver {
            attendance.remove(calls[leaver])
            if !profile.startLatch { attendance.releaseLatch(profile.startRule) }
        }
        if attendance.isRunning || (admission.hasStream && profile.streams.startsConference) { return false }
        _ = attendance.append(0, admission.flags)
        return !attendance.startsNow(profile.startRule)
    }

    /// R24: the wait of all members begins anew (R21 `start_latch: false`), and what they hear is fetched again.
    mutating func fetchWaitAudio(in conference: Int) {
        guard !ownAudio.isEmpty else { return }
        for member in members(of: conference) {
            guard let url = ownAudio[Int32(member)]?.waitURL else { continue }
            let isFetched = canBeWaitAudio(url)
            ownAudio[Int32(member)]?.isWaitFetched = isFetched
        }
    }

    /// What a member hears from now on while it waits; returns whether that is another address.
    @discardableResult
    mutating func setWaitURL(_ url: String, of member: Int, in conference: Int) -> Bool {
        let isOther = ownAudio[Int32(member)]?.waitURL != url
        ownAudio[Int32(member), default: OwnAudio()].waitURL = url
        if !conferences[conference].attendance.isRunning {
            let isFetched = canBeWaitAudio(url)
            ownAudio[Int32(member)]?.isWaitFetched = isFetched
        }
        return isOther
    }

    /// T2, R24: REST's `WaitUrl`, the wait audio from now on. R87: what has no status of its own is told as a change.
    mutating func updateWaitURL(_ url: String, of member: Int, in conference: Int, into outputs: inout [Output]) {
        guard setWaitURL(url, of: member, in: conference) || profile.noopEvents else { return }
        tellChange(of: member, in: conference, Because(.R87, .R24), into: &outputs)
    }

    /// C2: whether an address yields what may be heard by who waits.
    private func canBeWaitAudio(_ url: String) -> Bool {
        guard let medium = media[url] else { return false }
        switch medium.form {
        case .audio, .cxml: return true
        case .swml:
            switch profile.waitDocument {
            case .cxmlOrAudio: return false
            case .swmlToo: return true
            }
        }
    }

    // MARK: - On hold (R28)

    /// What a member hears that is on hold and hears nobody.
    func holdAudio(of member: Int) -> AudioSource {
        guard let own = ownAudio[Int32(member)], own.holdURL != nil, own.isHoldFetched else {
            return .holdMusic
        }
        return .holdAudio
    }

    /// REST's `HoldUrl`, which counts for the hold that lasts or begins; without one it says nothing.
    ///
    /// It is told only where nothing else tells of the request's hold (R87).
    mutating func updateHoldURL(
        _ url: String,
        of member: Int,
        in conference: Int,
        holdIsTold: Bool,
        into outputs: inout [Output]
    ) {
        guard calls[member].flags.contains(.onHold) else { return }
        let isOther = ownAudio[Int32(member)]?.holdURL != url
        ownAudio[Int32(member), default: OwnAudio()].holdURL = url
        ownAudio[Int32(member)]?.isHoldFetched = media[url].map { $0.form != .swml } ?? false
        guard !holdIsTold, isOther || profile.noopEvents else { return }
        tellChange(of: member, in: conference, Because(.R87, .R28), into: &outputs)
    }

    /// A hold is over, and with it what was to be heard on it.
    mutating func forgetHoldURL(of member: Int) {
        guard !ownAudio.isEmpty else { return }
        ownAudio[Int32(member)]?.holdURL = nil
    }

    private mutating func tellChange(
        of member: Int,
        in conference: Int,
        _ because: Because,
        into outputs: inout [Output]
    ) {
        let before = cause
        cause = because
        tell(.participantModify, of: member, calls[member].flags, in: conference, into: &outputs)
        cause = before
    }
}
