/// A set of the words of `status_callback_event`: which conference events somebody has subscribed to (section 4.3).
public struct CallbackWords: OptionSet, Sendable, Hashable {
    /// The words as bits, in the order of the words' cases.
    public let rawValue: UInt16

    /// Makes a set of its bits.
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The set of these words; order and repetition do not matter.
    public init(_ words: some Sequence<ConferenceCallbackWord>) {
        self = []
        for word in words { insert(CallbackWords(word)) }
    }

    /// The set of one word.
    public init(_ word: ConferenceCallbackWord) {
        rawValue =
            switch word {
            case .start: 1
            case .end: 1 << 1
            case .join: 1 << 2
            case .leave: 1 << 3
            case .mute: 1 << 4
            case .hold: 1 << 5
            case .modify: 1 << 6
            case .speaker: 1 << 7
            case .announcement: 1 << 8
            }
    }

    /// Every word.
    public static let all = CallbackWords(ConferenceCallbackWord.allCases)

    /// Whether a subscription to these words covers a status.
    public func cover(_ status: ConferenceStatus) -> Bool {
        guard let word = status.callbackWord else { return false }
        return contains(CallbackWords(word))
    }
}

extension ConferenceStatus {
    /// The word of `status_callback_event` that subscribes to the status; nil where none does (section 4.3).
    public var callbackWord: ConferenceCallbackWord? {
        switch entry.webhook {
        case .conference(let word): word
        case .recording, .none: nil
        }
    }
}
