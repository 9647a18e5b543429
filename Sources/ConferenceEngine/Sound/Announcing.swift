import Conferencing

/// Whom an announcement is for.
struct AnnouncementTarget: Sendable, Hashable {
    var conference: ConferenceID
    /// The one participant who hears it; -1 where all do.
    var call: Int32
}

/// What is announced to a target, and what waits behind it.
struct Announcements: Sendable {
    /// The addresses, the one that plays first.
    var addresses: [String]
    /// Counts what has been played, so that an end that is due means the right one.
    var number: Int32
}

extension ConferenceEngine {
    /// R88, T6: an announcement to one participant, or to all.
    mutating func announce(_ address: String, to call: Int32, in conference: Int, into outputs: inout [Output]) {
        let target = AnnouncementTarget(conference: conferences[conference].lifetime, call: call)
        recorder.announced &+= 1
        guard var playing = announcements[target] else {
            announcements[target] = Announcements(addresses: [address], number: recorder.announced)
            return playFirst(of: target, in: conference, into: &outputs)
        }
        switch profile.announceOverlap {
        case .queue:
            playing.addresses.append(address)
            announcements[target] = playing
            return
        case .replace: break
        }
        let replaced = playing.addresses
        announcements[target] = Announcements(addresses: [address], number: recorder.announced)
        for old in replaced { tellAnnouncement(.announcementEnd, of: old, target, in: conference, into: &outputs) }
        playFirst(of: target, in: conference, into: &outputs)
    }

    /// What cannot be fetched fails at once, and the next one's turn comes.
    private mutating func playFirst(
        of target: AnnouncementTarget,
        in conference: Int,
        into outputs: inout [Output]
    ) {
        while let playing = announcements[target], let address = playing.addresses.first {
            // T6: audio, or a cXML document.
            if let medium = media[address], medium.form != .swml {
                timers.add(.announcementOver(target, playing.number), at: clock + medium.length)
                return
            }
            announcements[target]?.addresses.removeFirst()
            tellAnnouncement(.announcementFail, of: address, target, in: conference, into: &outputs)
        }
        announcements[target] = nil
    }

    /// An announcement has been played to its end. One whose listener has left, or whose conference has ended, just stops.
    mutating func endAnnouncement(_ target: AnnouncementTarget, _ number: Int32, into outputs: inout [Output]) {
        guard let playing = announcements[target], playing.number == number, let address = playing.addresses.first
        else {
            return
        }
        guard let conference = conferences.firstIndex(where: { $0.lifetime == target.conference }) else {
            announcements[target] = nil
            return
        }
        recorder.announced &+= 1
        announcements[target]?.addresses.removeFirst()
        announcements[target]?.number = recorder.announced
        tellAnnouncement(.announcementEnd, of: address, target, in: conference, into: &outputs)
        playFirst(of: target, in: conference, into: &outputs)
    }

    private mutating func tellAnnouncement(
        _ status: ConferenceStatus,
        of address: String,
        _ target: AnnouncementTarget,
        in conference: Int,
        into outputs: inout [Output]
    ) {
        var extras = EventExtras()
        extras.announceURL = address
        let event = ConferenceEvent(
            status,
            conference: target.conference,
            name: conferences[conference].name,
            region: conferences[conference].settings.region,
            size: conferences[conference].attendance.counted,
            call: target.call < 0 ? nil : addressOfConferenceEvents(Int(target.call)),
            extras: Shared(extras)
        )
        conferences[conference].tell(event, because: Because(.R88, .T6), at: clock, profile.fanout, into: &outputs)
    }

    /// R88: whether a member hears an announcement now; nil asks for what all hear.
    func hearsAnnouncement(_ member: Int?, in conference: Int) -> Bool {
        guard !announcements.isEmpty else { return false }
        let lifetime = conferences[conference].lifetime
        if let member, announcements[AnnouncementTarget(conference: lifetime, call: Int32(member))] != nil {
            return true
        }
        return announcements[AnnouncementTarget(conference: lifetime, call: -1)] != nil && !isBent(.R88)
    }
}
