package io.wavecast.experiments.stream;

import io.wavecast.experiments.report.Report;
import io.wavecast.cli.Interruptible;
import io.wavecast.core.model.Model;
import io.wavecast.core.series.Observation;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.ObservationCodec;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Series through a broker and the forecasting service, side by side, and slowly enough to be watched. */
public final class PacedStream {
    private final LiveView view;
    private final double perSecond;
    private final CountDownLatch stop = new CountDownLatch(1);

    /** @param perSecond observations of each series */
    public PacedStream(LiveView view, double perSecond) {
        this.view = view;
        this.perSecond = perSecond;
    }

    /**
     * To the end of the longest series, or to Ctrl-C.
     *
     * @param series (series)(time)(channels)
     * @param texts (series) a character for each observation; empty where series are no texts
     */
    public void show(Model model, List<double[][]> series, List<String> texts, Report report)
            throws InterruptedException, IOException {
        Map<String, String> byKey = new HashMap<>();
        for (int s = 0; s < texts.size(); s++) {
            byKey.put(StreamComparison.key(model, s), texts.get(s));
        }
        var interruptible = new Interruptible(stop::countDown);
        try {
            StreamComparison.serve(model, false, (client, topics, service) -> {
                view.watch(client, topics, model, byKey);
                view.awaitAnswers(send(client, topics, model, series, report));
                return view;
            });
        } finally {
            interruptible.done();
        }
    }

    /** Event time begins now and keeps the model's period, whatever the pace. */
    private long send(Map<String, Object> client, Topics topics, Model model, List<double[][]> series, Report report)
            throws InterruptedException {
        var codec = new ObservationCodec();
        int length = series.stream().mapToInt(one -> one.length).max().orElse(0);
        long period = model.spec().periodMicros();
        long start = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
        long begun = System.nanoTime();
        long sent = 0;
        try (var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
                Report.Task task = report.task("on the page", length)) {
            for (int t = 0; t < length; t++) {
                long due = begun + Math.round(t * 1e9 / perSecond);
                if (stop.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    break;
                }
                for (int s = 0; s < series.size(); s++) {
                    if (t < series.get(s).length) {
                        var observation = new Observation(start + t * period, series.get(s)[t]);
                        producer.send(new ProducerRecord<>(
                                topics.sensorEvents(), StreamComparison.keyBytes(model, s), codec.write(observation)));
                        sent++;
                    }
                }
                producer.flush();
                task.step();
            }
        }
        return sent;
    }
}
