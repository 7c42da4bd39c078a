/* A thread that does changes in their order, a bounded way behind whoever makes them. */
#ifndef STORE_LANE_H
#define STORE_LANE_H

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

/* Used by one thread; `work` runs in the lane's own, which the first change starts. */
template <class Change> class Lane {
  public:
    explicit Lane(std::function<void(Change &)> work_) : work(std::move(work_))
    {
    }
    Lane(const Lane &) = delete;
    Lane &operator=(const Lane &) = delete;

    ~Lane()
    {
        {
            const std::lock_guard<std::mutex> guard(mutex);
            waiting.clear();
            ending = true;
        }
        moved.notify_all();
        if (thread.joinable())
            thread.join();
    }

    /* Hand a change over; waits while MOST wait. Throws what an earlier one threw: none after it was done. */
    void put(Change change)
    {
        if (!thread.joinable())
            thread = std::thread([this] { run(); });
        std::unique_lock<std::mutex> guard(mutex);
        moved.wait(guard, [this] { return waiting.size() < MOST; });
        tell();
        waiting.push_back(std::move(change));
        moved.notify_all();
    }

    /* Wait until all are done; throws as put. */
    void drain()
    {
        std::unique_lock<std::mutex> guard(mutex);
        moved.wait(guard, [this] { return waiting.empty() && !busy; });
        tell();
    }

    /* Forget those that wait, and what was thrown. */
    void drop()
    {
        std::unique_lock<std::mutex> guard(mutex);
        waiting.clear();
        moved.wait(guard, [this] { return !busy; });
        fault = nullptr;
    }

  private:
    static constexpr size_t MOST = 64;

    std::function<void(Change &)> work;
    std::thread thread;
    std::mutex mutex; /* guards all below */
    std::condition_variable moved;
    std::deque<Change> waiting;
    std::exception_ptr fault;
    bool busy = false;
    bool ending = false;

    void tell()
    {
        if (fault != nullptr)
            std::rethrow_exception(std::exchange(fault, nullptr));
    }

    void run()
    {
        std::unique_lock<std::mutex> guard(mutex);
        for (;;) {
            moved.wait(guard, [this] { return ending || !waiting.empty(); });
            if (waiting.empty())
                return;
            Change change = std::move(waiting.front());
            waiting.pop_front();
            busy = true;
            guard.unlock();
            const std::exception_ptr thrown = attempt(change);
            guard.lock();
            busy = false;
            if (thrown != nullptr) {
                fault = thrown;
                waiting.clear();
            }
            moved.notify_all();
        }
    }

    std::exception_ptr attempt(Change &change) noexcept
    {
        try {
            work(change);
            return nullptr;
        } catch (...) {
            return std::current_exception();
        }
    }
};

#endif
