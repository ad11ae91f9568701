package io.wavecast.signals.mqtt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Acknowledges messages in the order of their arrival (MQTT 3.1.1, 4.6), each one when it is done. A message that the broker sends again
 * after a lost connection, although it is here already, is recognised by its identifier, so that it neither counts twice nor comes after
 * later ones. Safe for use by several threads.
 */
final class Receipts {
    private final Acknowledgement acknowledge;
    private final Deque<Receipt> open = new ArrayDeque<>();
    /** Those of lost connections, by identifier. */
    private final Map<Integer, Receipt> unconfirmed = new HashMap<>();

    /** Sends the acknowledgement for an identifier, which has a quality of service of 1 or 2. */
    interface Acknowledgement {
        void send(int id, int qos);
    }

    /** A message that arrived. */
    static final class Receipt {
        private final int id;
        private final int qos;
        private boolean done;

        private Receipt(int id, int qos) {
            this.id = id;
            this.qos = qos;
        }
    }

    Receipts(Acknowledgement acknowledge) {
        this.acknowledge = acknowledge;
    }

    /** Notes a new message. */
    synchronized Receipt arrived(int id, int qos) {
        unconfirmed.remove(id);
        var receipt = new Receipt(id, qos);
        open.add(receipt);
        return receipt;
    }

    /** Whether a message that the broker sends again is here already. It is then acknowledged in its turn. */
    synchronized boolean isKnown(int id) {
        Receipt earlier = unconfirmed.remove(id);
        if (earlier == null) {
            return false;
        }
        open.add(earlier);
        acknowledgeDone();
        return true;
    }

    /** Notes that a message is safe. */
    synchronized void done(Receipt receipt) {
        receipt.done = true;
        acknowledgeDone();
    }

    private void acknowledgeDone() {
        while (!open.isEmpty() && open.element().done) {
            Receipt receipt = open.remove();
            acknowledge.send(receipt.id, receipt.qos);
        }
    }

    /** Notes that the connection is lost: what is not acknowledged comes again if the broker keeps the session. */
    synchronized void connectionLost() {
        open.forEach(receipt -> unconfirmed.put(receipt.id, receipt));
        open.clear();
    }

    /** Notes that the broker began a new session: nothing comes again, and identifiers have new meanings. */
    synchronized void sessionLost() {
        unconfirmed.clear();
    }
}
