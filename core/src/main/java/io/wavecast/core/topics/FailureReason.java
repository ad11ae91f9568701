package io.wavecast.core.topics;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts an exception and its causes, down to the root, into one line. */
public final class FailureReason {
    private static final int LONGEST = 300;
    private static final String TRACE = ", stacktrace="; // Kafka Streams appends stack traces to messages

    private FailureReason() {}

    /** The messages from the exception to its root, joined by colons, without repetitions. */
    public static String of(Throwable failure) {
        List<String> parts = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (@Nullable Throwable next = failure; next != null && seen.add(next); next = next.getCause()) {
            String part = part(next);
            if (!part.isEmpty() && parts.stream().noneMatch(earlier -> earlier.contains(part))) {
                parts.add(part);
            }
        }
        return String.join(": ", parts);
    }

    /** Empty if the exception only wraps its cause. */
    private static String part(Throwable failure) {
        @Nullable String message = failure.getMessage();
        @Nullable Throwable cause = failure.getCause();
        if (cause != null && (message == null || message.equals(cause.toString()))) {
            return "";
        }
        if (message == null || message.isBlank()) {
            return failure.getClass().getSimpleName();
        }
        String line = message.strip().lines().findFirst().orElse("");
        int trace = line.indexOf(TRACE);
        String shortened = trace < 0 ? line : line.substring(0, trace);
        String text = shortened.length() <= LONGEST ? shortened : shortened.substring(0, LONGEST) + "…";
        if (failure instanceof NoSuchFileException) { // its message is the path alone
            return "no such file: " + text;
        }
        return failure instanceof AccessDeniedException ? "access denied: " + text : text;
    }
}
