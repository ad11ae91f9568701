package io.wavecast.cli;

import java.io.Console;

/** Whether somebody looks at what this process writes: a bar for people, lines for a log. */
public final class Terminal {
    private Terminal() {}

    /** Whether standard input and output are a terminal. */
    public static boolean attached() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From JDK 22 on there may be a console in any case, and it says whether it is a terminal.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // before, there is none unless it is one
        }
    }
}
