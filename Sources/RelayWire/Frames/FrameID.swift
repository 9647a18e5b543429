public import JSONCodec

/// The id of a request, just as its sender wrote it: a reply repeats it byte for byte, numbers too (W2).
public struct FrameID: Sendable, Hashable {
    /// The id as it stands in the frame: a string, a number, or `null` where the request's own could not be read.
    public let value: JSONValue

    /// The id of an answer to what had no id that could be read.
    public static let unknown = FrameID(value: .null)

    /// Makes an id of a text.
    public init(_ text: String) { value = .string(text) }

    private init(value: JSONValue) { self.value = value }

    /// Takes an id out of a frame; nil where it is neither a string nor a number.
    init?(_ json: JSONValue) {
        switch json {
        case .string, .number: value = json
        case .null, .bool, .array, .object: return nil
        }
    }
}
