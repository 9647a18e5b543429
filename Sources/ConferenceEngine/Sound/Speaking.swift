import Conferencing

/// One person's speech, and what has been said of it.
struct Voice: Sendable {
    /// Whether there is something to be heard of the person.
    var isSpeaking = false
    /// Whether what the person was told to say is not over, silent as it may be now.
    var isTalking = false
    /// Which of all utterances the person was told last, so that an end that is due means the right one.
    var utterance: Int32 = 0
    /// Whether the speech can be heard: of a running, unmuted, unheld member (R85).
    var isHeard = false
    /// Whether `participant-speech-start` has been told and its stop has not.
    var isReported = false
    /// Which of all changes of `isHeard` was the last, so that what is due means that one.
    var generation: Int32 = 0
}

extension ConferenceEngine {
    // MARK: - The person with the phone

    /// Somebody begins to speak, for so long, or until told to be silent.
    mutating func speak(_ call: CallID, _ utterance: Utterance, of session: SessionID) {
        guard let place = place(of: call), calls[place].session == session, calls[place].state == .answered else {
            return
        }
        var voice = voices[Int32(place)] ?? Voice()
        recorder.utterances &+= 1
        voice.utterance = recorder.utterances
        voice.isTalking = true
        voice.isSpeaking = utterance.stretches?.contains { $0.from <= .zero } ?? true
        voices[Int32(place)] = voice
        for stretch in utterance.stretches ?? [] {
            timers.add(.utteranceTurns(place, voice.utterance, isSound: true), at: clock + stretch.from)
            timers.add(.utteranceTurns(place, voice.utterance, isSound: false), at: clock + stretch.to)
        }
        guard let duration = utterance.duration else { return }
        timers.add(.utteranceOver(place, voice.utterance), at: clock + duration)
    }

    /// Somebody stops speaking.
    mutating func beSilent(_ call: CallID, of session: SessionID) {
        guard let place = place(of: call), calls[place].session == session else { return }
        stopTalking(place)
    }

    /// What somebody was told to say is said.
    mutating func endUtterance(_ call: Int, _ utterance: Int32) {
        guard voices[Int32(call)]?.utterance == utterance else { return }
        stopTalking(call)
    }

    /// What somebody says begins or ceases to be heard.
    mutating func turnUtterance(_ call: Int, _ utterance: Int32, _ isSound: Bool) {
        guard voices[Int32(call)]?.utterance == utterance else { return }
        voices[Int32(call)]?.isSpeaking = isSound
    }

    private mutating func stopTalking(_ call: Int) {
        guard voices[Int32(call)] != nil else { return }
        recorder.utterances &+= 1
        voices[Int32(call)]?.utterance = recorder.utterances
        voices[Int32(call)]?.isTalking = false
        voices[Int32(call)]?.isSpeaking = false
    }

    // MARK: - What is told of it (R85)

    /// Notes whose speech is heard now and was not, or the other way round, and when that is to be told.
    mutating func settleVoices() {
        for call in voices.keys.sorted() {
            guard var voice = voices[call] else { continue }
            let record = calls[Int(call)]
            if record.state == .ended {
                voices[call] = nil
                continue
            }
            let isHeard =
                voice.isSpeaking && record.conference >= 0 && record.flags.isDisjoint(with: [.muted, .onHold])
                && conferences[Int(record.conference)].attendance.isRunning
            if isHeard != voice.isHeard {
                voice.isHeard = isHeard
                recorder.voiceTurns &+= 1
                voice.generation = recorder.voiceTurns
                if isHeard != voice.isReported, profile.speechEvents {
                    let delay = isHeard ? profile.speechStart : profile.speechStop
                    timers.add(.speechTurn(Int(call), voice.generation), at: clock + delay)
                }
            }
            voices[call] = voice.isTalking || voice.isReported ? voice : nil
        }
    }

    /// Speech has lasted, or silence has.
    mutating func tellSpeech(of call: Int, _ generation: Int32, into outputs: inout [Output]) {
        guard let voice = voices[Int32(call)], voice.generation == generation, voice.isHeard != voice.isReported else {
            return
        }
        voices[Int32(call)]?.isReported = voice.isHeard
        tellSpeech(voice.isHeard ? .participantSpeechStart : .participantSpeechStop, of: call, into: &outputs)
    }

    /// Whoever is muted, held or leaves while speaking stops first.
    mutating func hush(_ call: Int, into outputs: inout [Output]) {
        guard let voice = voices[Int32(call)], voice.isHeard || voice.isReported else { return }
        voices[Int32(call)]?.isHeard = false
        voices[Int32(call)]?.isReported = false
        recorder.voiceTurns &+= 1
        voices[Int32(call)]?.generation = recorder.voiceTurns
        guard voice.isReported else { return }
        tellSpeech(.participantSpeechStop, of: call, into: &outputs)
    }

    private mutating func tellSpeech(_ status: ConferenceStatus, of call: Int, into outputs: inout [Output]) {
        let before = cause
        cause = Because(.R85)
        tell(status, of: call, calls[call].flags, in: Int(calls[call].conference), into: &outputs)
        cause = before
    }
}
