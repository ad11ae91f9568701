package io.wavecast.streams.registry;

import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.EnumNames;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.util.ArrayList;
import java.util.List;

/** Reasons to refuse a model beyond those of {@link BadRecord}: stable names for counters. */
public enum ModelRefusal {
    /** The record key cannot be a model's name. */
    BAD_KEY,
    /** The record key is another name than the model's. */
    KEY_MISMATCH,
    /** Not newer than the version in force. */
    NOT_NEWER,
    /** A bidirectional model, which needs the end of a sequence. */
    NEEDS_THE_END,
    /** More values per forecast, more past values, or a larger adapter than any model may have. */
    TOO_LARGE,
    /** The weights of all models would exceed the memory for models. */
    TOO_MUCH_MEMORY,
    /** One step takes longer than the limit. */
    TOO_SLOW,
    /** The service failed while it read the model. */
    BROKEN;

    private final String word = EnumNames.nameOf(this);

    /** The name in metrics, such as {@code not-newer}. */
    public String word() {
        return word;
    }

    /** The names of all reasons for which the service refuses a model. */
    public static List<String> words() {
        List<String> words = new ArrayList<>();
        for (ModelRefusal refusal : values()) {
            words.add(refusal.word);
        }
        for (BadRecord unreadable : List.of(
                BadRecord.NOT_SAFETENSORS, BadRecord.BAD_MODEL, BadRecord.BAD_DECISION, BadRecord.UNKNOWN_FORMAT)) {
            words.add(unreadable.word());
        }
        return List.copyOf(words);
    }

    UnreadableException because(String message) {
        return new UnreadableException(word, message);
    }

    UnreadableException because(String message, Throwable cause) {
        return new UnreadableException(word, message, cause);
    }
}
