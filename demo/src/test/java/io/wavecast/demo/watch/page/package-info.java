/** Tests of the page of the command {@code watch}, with generated series. */
package io.wavecast.demo.watch.page;
