package io.wavecast.benchmarks.testbed;

import io.wavecast.benchmarks.jvm.ChildJvm;
import io.wavecast.benchmarks.jvm.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * A fresh broker with one model and one topic of observations, and services that use it, each in a child JVM. At the end, and
 * also on Ctrl-C, all of them are killed and their files deleted.
 */
public final class Testbed implements AutoCloseable {
    /** The topic of observations. */
    public static final String OBSERVATIONS = ServiceSettings.OBSERVATIONS;

    private static final int BROKER_HEAP_MIB = 1_024;

    private final Path folder;
    private final ChildJvm broker;
    private final TestbedClients clients;
    private final TestbedTopics topics;
    private final List<ChildJvm> services = new ArrayList<>();
    private final Thread atExit = new Thread(this::end);
    private int started;

    private Testbed(Path folder, ChildJvm broker, String bootstrap, int partitions) {
        this.folder = folder;
        this.broker = broker;
        this.clients = new TestbedClients(bootstrap);
        this.topics = new TestbedTopics(bootstrap, partitions);
    }

    /**
     * Starts a broker, and returns when it runs and has the model.
     *
     * @param partitions of the topic of observations
     */
    public static Testbed start(int partitions) throws IOException, InterruptedException, ExecutionException {
        Path folder = Files.createTempDirectory("wavecast-bench-");
        ChildJvm broker =
                ChildJvm.start(BrokerMain.class, BROKER_HEAP_MIB, folder.resolve("broker"), List.of(), List.of());
        try {
            var testbed = new Testbed(folder, broker, broker.answer(), partitions);
            Runtime.getRuntime().addShutdownHook(testbed.atExit);
            try {
                testbed.topics.prepare(testbed.clients);
                return testbed;
            } catch (RuntimeException | InterruptedException | ExecutionException e) {
                testbed.close();
                throw e;
            }
        } catch (RuntimeException | InterruptedException e) {
            broker.close();
            Folders.delete(folder);
            throw e;
        }
    }

    /** Clients of the broker. */
    public TestbedClients clients() {
        return clients;
    }

    /** Topics of the broker. */
    public TestbedTopics topics() {
        return topics;
    }

    /** Starts a service and returns at once. */
    public ServiceProcess start(ServiceSettings settings) throws IOException {
        return start(ServiceMain.class, List.of(), settings);
    }

    /**
     * Starts a service with a main class of its own and returns at once.
     *
     * @param main communicates through {@link io.wavecast.benchmarks.jvm.ParentPipe}; its arguments are the broker's address, then
     *     {@code first}, then those that {@link ServiceSettings#parse} reads
     */
    public ServiceProcess start(Class<?> main, List<String> first, ServiceSettings settings) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(clients.bootstrap()));
        arguments.addAll(first);
        arguments.addAll(settings.arguments());
        started++;
        ChildJvm jvm = ChildJvm.start(
                main, settings.heapMib(), folder.resolve("service-" + started), settings.jvm(), arguments);
        synchronized (services) {
            services.add(jvm);
        }
        return new ServiceProcess(jvm);
    }

    /** A folder for the states of the service of this name. It does not exist yet. */
    public Path stateDir(String name) {
        return folder.resolve("states").resolve(name);
    }

    /** Processor time of the broker so far. */
    public Duration brokerCpu() {
        return broker.cpu();
    }

    /** The largest resident memory of the broker so far. */
    public long brokerPeakMemoryBytes() {
        return broker.peakMemoryBytes();
    }

    /** Bytes that producers sent to a topic so far, as they were on the network. */
    public long bytesIn(String topic) throws InterruptedException {
        return Long.parseLong(broker.ask(topic));
    }

    /** Deletes the topics and states that a service wrote. */
    public void cleanUpAfter(ServiceSettings settings) throws InterruptedException, ExecutionException {
        topics.deleteOutputsOf(settings);
        Folders.delete(settings.stateDir());
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        topics.close();
        end();
    }

    private void end() {
        synchronized (services) {
            services.forEach(ChildJvm::close);
        }
        broker.close();
        Folders.delete(folder);
    }
}
