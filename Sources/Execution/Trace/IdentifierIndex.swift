import Conferencing

/// Finds the numbers of ids by their texts.
///
/// A service's are known from the head. Those of the simulator are made of the seed and are tried in the order of their
/// numbers, up to a bound, so that a text that nobody has made costs no more than that.
struct IdentifierIndex {
    private let identifiers: WireIdentifiers
    private let isLearnt: Bool
    /// So many of each kind there may be.
    private let most: Int32
    private var calls: [String: Int32] = [:]
    private var conferences: [String: Int32] = [:]
    private var streams: [String: Int32] = [:]
    private var tried: (calls: Int32, conferences: Int32, streams: Int32) = (0, 0, 0)

    init(_ head: TraceHead, most: Int32) {
        isLearnt = head.conditions.learnsIdentifiers
        self.most = most
        identifiers = isLearnt ? .learning() : WireIdentifiers(seed: head.conditions.seed)
        for (place, text) in head.calls.enumerated() where calls[text] == nil { calls[text] = Int32(place) }
        for (place, text) in head.conferences.enumerated() where conferences[text] == nil {
            conferences[text] = Int32(place)
        }
    }

    mutating func call(_ text: String) throws(TraceMistake) -> CallID {
        while !isLearnt, calls[text] == nil, tried.calls < most {
            calls[identifiers.text(of: CallID(tried.calls))] = tried.calls
            tried.calls += 1
        }
        guard let number = calls[text] else { throw TraceMistake("nobody has made the id '\(text)' of a call") }
        return CallID(number)
    }

    mutating func conference(_ text: String) throws(TraceMistake) -> ConferenceID {
        while !isLearnt, conferences[text] == nil, tried.conferences < most {
            conferences[identifiers.text(of: ConferenceID(tried.conferences))] = tried.conferences
            tried.conferences += 1
        }
        guard let number = conferences[text] else {
            throw TraceMistake("nobody has made the id '\(text)' of a conference")
        }
        return ConferenceID(number)
    }

    /// Streams are numbered on every transport; -1 is one of which only the name is known.
    mutating func stream(_ text: String) throws(TraceMistake) -> StreamID {
        while streams[text] == nil, tried.streams <= most {
            let number = tried.streams - 1
            streams[identifiers.text(of: StreamID(number))] = number
            tried.streams += 1
        }
        guard let number = streams[text] else { throw TraceMistake("nobody has made the id '\(text)' of a stream") }
        return StreamID(number)
    }
}
