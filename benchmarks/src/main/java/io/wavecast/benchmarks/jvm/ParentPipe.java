package io.wavecast.benchmarks.jvm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** The child's end of {@link ChildJvm}: questions on the standard input, answers on the standard output. */
public final class ParentPipe {
    /** What the child says once observations are being answered. */
    public static final String RUNNING = "running";

    static final String STOP = "stop";

    private ParentPipe() {}

    public static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Answers until it is told to stop. Where the parent is gone, so is this JVM, at once. */
    public static void answer(UnaryOperator<String> answers) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); !STOP.equals(line); line = lines.readLine()) {
            if (line == null) {
                Runtime.getRuntime().halt(1);
            }
            say(answers.apply(line));
        }
    }
}
