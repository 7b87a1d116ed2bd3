const whoAmI = `# Who is asking, and in which account.
query WhoAmI {
  viewer {
    isOwner
    user {
      name
      email
    }
    account {
      name
      number
    }
  }
}
`

const list = `# The programs with access to the account, newest first.
query ListApiUsers($after: Cursor) {
  viewer {
    account {
      apiUsers(first: 20, after: $after) {
        edges {
          node {
            id
            description
            email
            enabled
            updatedAt
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
`

const create = `# 1. Run CreateStep1. It answers an address and a password, and creates nothing yet.
# 2. Put both into the variables below, and say what the API user is for.
# 3. Run CreateStep2. The password can't be seen again: keep it.
mutation CreateStep1 {
  draftApiUser {
    email
    password
  }
}

mutation CreateStep2($input: CreateApiUserInput!) {
  createApiUser(input: $input) {
    apiUser {
      id
      email
      description
      enabled
    }
  }
}
`

const input = { email: '', description: 'Made in the playground', password: '', enabled: true }

/** The tabs that are ready when the playground opens. */
export const readyTabs = [
  { query: whoAmI },
  { query: list },
  { query: create, variables: JSON.stringify({ input }, null, 2) },
]
