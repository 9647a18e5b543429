from support import Project, ServerTest


class RefusedTokenTest(ServerTest):
    async def test_a_wrong_token_is_refused_in_the_servers_words(self):
        error = await self.refusal(self.client(token="PTwrong").connect(), "connect")
        self.assertEqual(error.code, -32002)
        self.assertEqual(error.message, "Authentication failed")

    async def test_a_token_is_good_for_its_own_project_only(self):
        other = await Project.make({})
        error = await self.refusal(self.client(token=other.token).connect(), "connect")
        self.assertEqual(error.code, -32002)
