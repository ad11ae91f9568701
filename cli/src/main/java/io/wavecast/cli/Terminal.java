package io.wavecast.cli;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Detects a terminal, so that commands can show a progress bar on it and write plain lines to a log. */
public final class Terminal {
    private Terminal() {}

    /** Whether standard input and output are a terminal. */
    public static boolean attached() {
        @Nullable Console console = console();
        if (console == null) {
            return false;
        }
        try {
            // From JDK 22 on there may be a console without a terminal; Console.isTerminal() exists since then.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // before JDK 22 a console is a terminal
        }
    }

    @SuppressWarnings("SystemConsoleNull") // null is expected up to JDK 21; attached() calls isTerminal() on later JDKs
    private static @Nullable Console console() {
        return System.console();
    }
}
