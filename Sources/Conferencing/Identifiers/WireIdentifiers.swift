/// The text that the wire has for a dense id.
///
/// On the simulator an id is a function of the case's seed, its kind and its number, shaped like a UUIDv4 (R6), so that no
/// table has to be kept and the same case always prints the same ids. Where a service on a wire makes the ids, their texts
/// are learnt as they are heard of.
public struct WireIdentifiers: Sendable, Hashable {
    private let seed: UInt64
    /// Texts that were learnt, by number; nil where they are made of the seed.
    private var learnt: Learnt?
    /// Conference ids that a scenario sends though nobody has told them, by -2 - number.
    private var strange: [String] = []

    private struct Learnt: Sendable, Hashable {
        var calls: [String] = []
        var conferences: [String] = []
    }

    /// Ids for a simulated case with this seed.
    public init(seed: UInt64) {
        self.seed = Mixer.combine(seed, Mixer.hash("ids"))
    }

    /// Ids that a service makes: none is known yet.
    public static func learning() -> WireIdentifiers {
        var identifiers = WireIdentifiers(seed: 0)
        identifiers.learnt = Learnt()
        return identifiers
    }

    /// Learns the text of the next call; calls are learnt in the order of their numbers.
    public mutating func learn(_ text: String, of call: CallID) {
        guard learnt?.calls.count == Int(call.index) else { return }
        learnt?.calls.append(text)
    }

    /// Learns the text of the next conference lifetime; lifetimes are learnt in the order of their numbers.
    public mutating func learn(_ text: String, of conference: ConferenceID) {
        guard learnt?.conferences.count == Int(conference.index) else { return }
        learnt?.conferences.append(text)
    }

    /// The texts of calls that were learnt, in the order of their numbers.
    package var learntCalls: [String] { learnt?.calls ?? [] }

    /// Likewise those of conference lifetimes.
    package var learntConferences: [String] { learnt?.conferences ?? [] }

    /// A number for a text that no service has told as a conference id, so that it can be sent all the same.
    public mutating func strangeConference(_ text: String) -> ConferenceID {
        let place = strange.firstIndex(of: text) ?? strange.endIndex
        if place == strange.endIndex { strange.append(text) }
        return ConferenceID(Int32(-2 - place))
    }

    /// A call's `call_id`.
    public func text(of call: CallID) -> String {
        guard let learnt else { return uuid("call", call.index) }
        return learnt.calls.indices.contains(Int(call.index)) ? learnt.calls[Int(call.index)] : "unknown"
    }

    /// A conference lifetime's `conference_id`.
    public func text(of conference: ConferenceID) -> String {
        let place = -2 - Int(conference.index)
        if strange.indices.contains(place) { return strange[place] }
        guard let learnt else { return uuid("conference", conference.index) }
        let index = Int(conference.index)
        return learnt.conferences.indices.contains(index) ? learnt.conferences[index] : "unknown"
    }

    /// A stream's `streamSid`.
    public func text(of stream: StreamID) -> String { uuid("stream", stream.index) }

    /// A project's `project_id`.
    public func text(of project: ProjectID) -> String { uuid("project", project.index) }

    /// The `space_id` of all projects.
    public var space: String { uuid("space", 0) }

    /// The address of the node that carries the calls, opaque to clients.
    public var node: String { uuid("node", 0) + "@sim" }

    private func uuid(_ kind: String, _ index: Int32) -> String {
        WireIdentifiers.uuid(seed: seed ^ Mixer.hash(kind), index)
    }

    /// The text of a number under a seed.
    static func uuid(seed: UInt64, _ index: Int32) -> String {
        var mixer = Mixer(state: Mixer.combine(seed, UInt64(bitPattern: Int64(index))))
        let high = mixer.next()
        return WireIdentifiers.uuid(high, mixer.next())
    }

    /// The text of 122 of these 128 bits in the shape of a UUIDv4.
    package static func uuid(_ high: UInt64, _ low: UInt64) -> String {
        // Version 4 stands in the 13th digit, the variant in the two top bits of the 17th.
        let high = high & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        var digits: [UInt8] = []
        digits.reserveCapacity(36)
        for place in 0..<32 {
            if place == 8 || place == 12 || place == 16 || place == 20 { digits.append(0x2D) }
            let word = place < 16 ? high : low
            let nibble = UInt8(truncatingIfNeeded: word >> (60 - UInt64(place % 16) * 4)) & 0xF
            digits.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble)
        }
        return String(decoding: digits, as: UTF8.self)
    }
}
