// The values of the knobs of wait audio.

/// `wait_fail` (R24)
public enum WaitFail: String, Sendable, Hashable, CaseIterable {
    case defaultMusic = "default_music"
    case silence
    case failJoin = "fail_join"
}
/// `wait_document` (R24, C2)
public enum WaitDocument: String, Sendable, Hashable, CaseIterable {
    case cxmlOrAudio = "cxml_or_audio"
    case swmlToo = "swml_too"
}
