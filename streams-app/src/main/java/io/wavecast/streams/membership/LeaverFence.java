package io.wavecast.streams.membership;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the open transactions of instances that are in the group no longer. Otherwise readers of committed forecasts, and the instance
 * that takes over, wait until the broker gives them up. An instance that only appeared to be dead loses nothing: its partitions have
 * another owner already, so it must begin anew in any case.
 */
public final class LeaverFence implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LeaverFence.class);
    private static final long AGAIN_MILLIS = 500;
    /** The members are read again after so many ticks, to know those that join while this instance changes nothing. */
    private static final int TICKS_OF_CALM = 20;

    private static final String PROCESS = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    /** A client id ends with this, unless the client's configuration sets {@code client.id}. */
    private static final Pattern CONSUMER = Pattern.compile("(" + PROCESS + ")-StreamThread-\\d+-consumer(?:-.*)?");

    private final Admin admin;
    private final String group;
    private final RebalanceProtocol protocol;
    /** Kafka Streams' transactional ids: the group, the process and the number of the thread. */
    private final Pattern transactionalId;

    private final ScheduledThreadPoolExecutor worker;
    private final Set<String> seen = new HashSet<>(); // processes that were members
    private int ticks;
    private boolean repeating;
    private volatile boolean rebalancing;

    /** @param admin remains open when this is closed */
    public LeaverFence(Admin admin, String group, RebalanceProtocol protocol) {
        this.admin = admin;
        this.group = group;
        this.protocol = protocol;
        transactionalId = Pattern.compile(Pattern.quote(group) + "-(" + PROCESS + ")-\\d+");
        // A state may change after the close.
        worker = new ScheduledThreadPoolExecutor(1, LeaverFence::thread, new ThreadPoolExecutor.DiscardPolicy());
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "leaver-fence");
        thread.setDaemon(true);
        return thread;
    }

    /** Receives each new state of this instance. An instance rebalances when it takes over partitions. */
    public synchronized void changed(KafkaStreams.State now) {
        rebalancing = now == KafkaStreams.State.REBALANCING;
        if (rebalancing || now == KafkaStreams.State.RUNNING) {
            worker.execute(this::fence);
        }
        if (!repeating) {
            repeating = true;
            var unused = worker.scheduleWithFixedDelay( // the work handles its failures
                    this::tick, AGAIN_MILLIS, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void tick() {
        ticks++;
        if (rebalancing || ticks % TICKS_OF_CALM == 0) {
            fence();
        }
    }

    /** Reads the group, and fences those that left it since an earlier call. */
    synchronized void fence() {
        try {
            List<String> left = openTransactionsOfLeavers();
            if (!left.isEmpty()) {
                admin.fenceProducers(left).all().get();
                log.info("ended the open transactions of instances that left group {}: {}", group, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) { // an exception would end the repetitions
            log.warn(
                    "cannot end open transactions of instances that left group {}: readers of committed forecasts wait"
                            + " until the broker gives them up",
                    group,
                    e);
        }
    }

    private List<String> openTransactionsOfLeavers() throws ExecutionException, InterruptedException {
        // Transactions first: a process that begins one in between is in the group already.
        var ongoing = new ListTransactionsOptions().filterStates(List.of(TransactionState.ONGOING));
        List<String> open = admin.listTransactions(ongoing).all().get().stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> transactionalId.matcher(id).matches())
                .toList();
        return leavers(open, members());
    }

    /**
     * The transactional ids of processes that were members and are no longer; none if a member does not tell its process. A process that
     * never was a member may be alive: brokers keep the client id of a member with a name when another process takes the name over.
     */
    private List<String> leavers(List<String> open, List<Optional<String>> members) {
        if (members.stream().anyMatch(Optional::isEmpty)) {
            log.debug("the configuration of a client in group {} sets client.id, so its process is unknown", group);
            return List.of();
        }
        Set<String> processes = members.stream().map(Optional::orElseThrow).collect(Collectors.toSet());
        Predicate<String> hasLeft = process -> seen.contains(process) && !processes.contains(process);
        List<String> left =
                open.stream().filter(id -> hasLeft.test(processOf(id))).toList();
        seen.addAll(processes);
        return left;
    }

    private String processOf(String id) {
        Matcher matcher = transactionalId.matcher(id);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a transactional id of group " + group + ", was " + id);
        }
        return matcher.group(1);
    }

    /** The process of each member; none before the first member joined. */
    List<Optional<String>> members() throws ExecutionException, InterruptedException {
        try {
            return described();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of();
            }
            throw e;
        }
    }

    private List<Optional<String>> described() throws ExecutionException, InterruptedException {
        if (protocol == RebalanceProtocol.STREAMS) {
            return admin.describeStreamsGroups(List.of(group)).all().get().values().stream()
                    .flatMap(description -> description.members().stream())
                    .map(StreamsGroupMemberDescription::processId)
                    .map(Optional::of)
                    .toList();
        }
        return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                .flatMap(description -> description.members().stream())
                .map(MemberDescription::clientId)
                .map(LeaverFence::processIn)
                .toList();
    }

    private static Optional<String> processIn(String clientId) {
        Matcher matcher = CONSUMER.matcher(clientId);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
