package ca.passerelle.planted.referral;

/** A test that waits by the clock instead of for what it expects. */
public final class SleepyTest {

    public void waits() throws InterruptedException {
        Thread.sleep(1);
    }
}
