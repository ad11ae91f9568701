/** The command {@code watch}: reads the topics of any cluster, and shows their series on a live page. */
package io.wavecast.demo.watch;
