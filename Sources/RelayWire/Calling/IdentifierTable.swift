package import Conferencing

/// What texts the wire has for dense ids, both ways.
package struct IdentifierTable: Sendable {
    private var calls = Column()
    private var conferences = Column()
    private var tags = Column()

    private struct Column: Sendable {
        var texts: [String] = []
        var numbers: [String: Int32] = [:]

        /// The number of a text; a new text gets the next one.
        mutating func intern(_ text: String) -> Int32 {
            if let known = numbers[text] { return known }
            let number = Int32(texts.count)
            texts.append(text)
            numbers[text] = number
            return number
        }

        /// The text of a number; nil beyond the end.
        func text(_ number: Int32) -> String? {
            texts.indices.contains(Int(number)) ? texts[Int(number)] : nil
        }

        /// Mints texts until there is one of a number.
        mutating func fill(upTo number: Int32, _ mint: inout IdentifierMint) {
            while texts.count <= Int(number) { _ = intern(mint.next()) }
        }
    }

    /// A table of nothing.
    package init() {}

    /// The call with this text; nil where nobody has heard of it.
    package func call(_ text: String) -> CallID? { calls.numbers[text].map { CallID($0) } }
    /// The conference lifetime with this text; nil where nobody has heard of it.
    package func conference(_ text: String) -> ConferenceID? { conferences.numbers[text].map { ConferenceID($0) } }

    /// The number of a call that is heard of now.
    package mutating func learn(call text: String) -> CallID { CallID(calls.intern(text)) }
    /// The number of a conference lifetime that is heard of now.
    package mutating func learn(conference text: String) -> ConferenceID { ConferenceID(conferences.intern(text)) }

    /// A call's text, made where there is none yet.
    package mutating func text(of call: CallID, _ mint: inout IdentifierMint) -> String {
        calls.fill(upTo: call.index, &mint)
        return calls.text(call.index) ?? ""
    }

    /// A conference lifetime's text, made where there is none yet.
    package mutating func text(of conference: ConferenceID, _ mint: inout IdentifierMint) -> String {
        conferences.fill(upTo: conference.index, &mint)
        return conferences.text(conference.index) ?? ""
    }

    /// A call's text; empty where there is none yet.
    package func text(of call: CallID) -> String { calls.text(call.index) ?? "" }
    /// A conference lifetime's text; empty where there is none yet.
    package func text(of conference: ConferenceID) -> String { conferences.text(conference.index) ?? "" }

    /// A tag's number.
    package mutating func tag(_ text: String) -> CallTag { CallTag(tags.intern(text)) }
    /// A tag's text.
    package func text(of tag: CallTag) -> String { tags.text(tag.index) ?? "" }
}
