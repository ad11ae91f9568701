package io.wavecast.launcher.living;

import static org.awaitility.Awaitility.await;

import io.wavecast.launcher.Wavecast;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** {@code train --follow} in a thread. */
final class LivingTrainer implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("metrics and health: http://127.0.0.1:(\\d+)");

    private final StringWriter out = new StringWriter();
    private final Thread thread;
    private final int port;

    LivingTrainer(LivingCluster cluster, String... options) {
        List<String> all = new ArrayList<>(List.of("train", "--follow", "--http-port=0"));
        all.addAll(List.of(options));
        all.addAll(cluster.options());
        var command =
                new CommandLine(new Wavecast()).setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        thread = new Thread(() -> command.execute(all.toArray(String[]::new)), "trainer");
        thread.setDaemon(true);
        thread.start();
        await().atMost(LivingCluster.PATIENCE)
                .until(() -> !thread.isAlive() || PORT.matcher(output()).find());
        Matcher found = PORT.matcher(output());
        if (!found.find()) {
            throw new IllegalStateException("expected the port of a trainer, was " + output());
        }
        port = Integer.parseInt(found.group(1));
    }

    String output() {
        return out.toString();
    }

    Scraped metrics() throws IOException, InterruptedException {
        return Scraped.from(port);
    }

    /** Sends an alert about a model, as Alertmanager does. Returns the answer. */
    String alert(String model, String token) throws IOException, InterruptedException {
        String body = "{\"version\":\"4\",\"status\":\"firing\",\"alerts\":[{\"status\":\"firing\",\"labels\":"
                + "{\"alertname\":\"WavecastSkillBelowZero\",\"model\":\"" + model + "\"},\"annotations\":{}}]}";
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/retrain"))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(LivingCluster.PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
