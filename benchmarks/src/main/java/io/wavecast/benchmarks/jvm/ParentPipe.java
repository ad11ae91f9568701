package io.wavecast.benchmarks.jvm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** The child's end of a {@link ChildJvm}: reads questions from standard input, writes answers to standard output. */
public final class ParentPipe {
    /** The line that a service sends when it processes observations. */
    public static final String RUNNING = "running";

    /** The question that ends a child. */
    static final String STOP = "stop";

    private ParentPipe() {}

    /** Sends one line to the parent. */
    public static void send(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Answers questions until the parent sends {@link #STOP}. Ends this JVM at once if the parent has ended. */
    public static void answer(UnaryOperator<String> answers) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); !STOP.equals(line); line = lines.readLine()) {
            if (line == null) {
                Runtime.getRuntime().halt(1);
            }
            send(answers.apply(line));
        }
    }
}
